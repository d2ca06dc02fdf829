/**
 * What a writer asks of the store: versioned writes with conditions and idempotency keys.
 */
@NullMarked
package io.heavyread.store;

import org.jspecify.annotations.NullMarked;
