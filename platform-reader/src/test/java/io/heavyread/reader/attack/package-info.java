/** Measures how other clients fare while a reader's data port is attacked. */
@NullMarked
package io.heavyread.reader.attack;

import org.jspecify.annotations.NullMarked;
