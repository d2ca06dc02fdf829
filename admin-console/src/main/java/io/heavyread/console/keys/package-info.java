/** The keys of one reader, and one key over the whole fleet. */
@NullMarked
package io.heavyread.console.keys;

import org.jspecify.annotations.NullMarked;
