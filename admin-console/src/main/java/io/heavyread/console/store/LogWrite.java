package io.heavyread.console.store;

import java.time.Instant;

/**
 * A write as the log remembers it.
 *
 * @param version its number
 * @param id the post's id
 * @param deleted whether it deleted the post
 * @param chain its hash, 16 hex digits
 * @param bytes length of the body
 * @param written when it was committed, on the store's clock
 */
public record LogWrite(long version, String id, boolean deleted, String chain, int bytes, Instant written) {
}
