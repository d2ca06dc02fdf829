/**
 * What a server of posts sees of the near cache: look-ups, proofs of freshness, loads and
 * contents.
 */
@NullMarked
package io.heavyread.cache;

import org.jspecify.annotations.NullMarked;
