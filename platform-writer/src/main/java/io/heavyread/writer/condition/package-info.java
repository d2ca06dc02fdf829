/** The conditional headers of a write, translated to what the store compares. */
@NullMarked
package io.heavyread.writer.condition;

import org.jspecify.annotations.NullMarked;
