/** The console's own REST API, its description and what its errors look like. */
@NullMarked
package io.heavyread.console.api;

import org.jspecify.annotations.NullMarked;
