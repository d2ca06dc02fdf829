package io.heavyread.cache.feed;

import io.heavyread.cache.Position;
import org.jspecify.annotations.Nullable;

/**
 * The store's own position, as a poll found it.
 *
 * @param position the position, or null when the store has no history
 */
public record StoreStatus(@Nullable Position position) {

	/** The store answers but has no history, or what it has is not one. */
	public static final StoreStatus NO_HISTORY = new StoreStatus(null);

}
