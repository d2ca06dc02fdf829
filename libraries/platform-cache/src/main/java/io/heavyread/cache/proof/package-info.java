/**
 * How fresh the near cache is proven to be: the position, the lease, and the evidence
 * that grants it.
 */
@NullMarked
package io.heavyread.cache.proof;

import org.jspecify.annotations.NullMarked;
