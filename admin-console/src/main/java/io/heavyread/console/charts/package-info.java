/** Samples of a reader, and the lines that are drawn of them. */
@NullMarked
package io.heavyread.console.charts;

import org.jspecify.annotations.NullMarked;
