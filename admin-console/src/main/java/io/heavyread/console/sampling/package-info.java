/** Looks at the whole fleet each second and makes one snapshot of it. */
@NullMarked
package io.heavyread.console.sampling;

import org.jspecify.annotations.NullMarked;
