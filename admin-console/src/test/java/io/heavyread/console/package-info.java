/** Tests of the console as a whole. */
@NullMarked
package io.heavyread.console;

import org.jspecify.annotations.NullMarked;
