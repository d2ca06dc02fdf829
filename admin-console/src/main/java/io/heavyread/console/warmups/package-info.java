/** Warm-ups of one reader or all: counted, started, followed, cancelled. */
@NullMarked
package io.heavyread.console.warmups;

import org.jspecify.annotations.NullMarked;
