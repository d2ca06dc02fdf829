/** Numbers, times and states as people read them. */
@NullMarked
package io.heavyread.console.format;

import org.jspecify.annotations.NullMarked;
