/** Writes on their way to all readers. */
@NullMarked
package io.heavyread.console.traces;

import org.jspecify.annotations.NullMarked;
