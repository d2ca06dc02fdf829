/** Calls to servers that do not behave. */
@NullMarked
package io.heavyread.console.http;

import org.jspecify.annotations.NullMarked;
