/** The rules of HTTP as the data port keeps them, without any transport. */
@NullMarked
package io.heavyread.reader.http;

import org.jspecify.annotations.NullMarked;
