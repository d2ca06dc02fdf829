/** Numbers and times as people read them. */
@NullMarked
package io.heavyread.console.format;

import org.jspecify.annotations.NullMarked;
