/** Clients that are generated from the documents of the interfaces. */
@NullMarked
package io.heavyread.local.openapi;

import org.jspecify.annotations.NullMarked;
