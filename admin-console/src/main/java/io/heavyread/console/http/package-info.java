/** Calls to other services, each with its own time limit. */
@NullMarked
package io.heavyread.console.http;

import org.jspecify.annotations.NullMarked;
