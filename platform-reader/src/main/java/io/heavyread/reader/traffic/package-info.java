/** What the data port answered, in numbers. */
@NullMarked
package io.heavyread.reader.traffic;

import org.jspecify.annotations.NullMarked;
