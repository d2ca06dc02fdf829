/** DELETE /post. */
@NullMarked
package io.heavyread.writer.delete;

import org.jspecify.annotations.NullMarked;
