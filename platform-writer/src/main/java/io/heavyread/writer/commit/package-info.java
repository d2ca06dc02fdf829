/**
 * The way of every write to the store and back, and whether writes can succeed at all.
 */
@NullMarked
package io.heavyread.writer.commit;

import org.jspecify.annotations.NullMarked;
