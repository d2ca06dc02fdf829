package io.heavyread.cache.source;

import io.heavyread.protocol.Position;
import org.jspecify.annotations.Nullable;

/**
 * The store's own position, as a poll found it.
 *
 * @param position the position, or null when the store has no history, or what it has is
 * not one
 * @param server who told it
 */
public record StoreStatus(@Nullable Position position, Server server) {
}
