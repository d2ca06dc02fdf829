package io.heavyread.store.write;

import java.time.Duration;

/**
 * What the write script is told with each write.
 *
 * @param logLength about how many entries the log keeps
 * @param tombstoneTtl how long a deleted post's tombstone stays
 * @param idempotencyTtl how long an idempotency key is remembered
 * @param pushMaxSize largest body, in bytes, that is published; larger ones are announced
 * and loaded when asked for
 */
public record WriteSettings(int logLength, Duration tombstoneTtl, Duration idempotencyTtl, long pushMaxSize) {
}
