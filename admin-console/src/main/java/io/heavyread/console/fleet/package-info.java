/** The readers, sampled each second, and the pages that show them. */
@NullMarked
package io.heavyread.console.fleet;

import org.jspecify.annotations.NullMarked;
