package io.heavyread.cache.warmup;

import java.util.LinkedHashSet;
import java.util.List;

import io.heavyread.cache.warmup.StoreIndex.Slice;
import io.heavyread.protocol.DocumentId;
import org.jspecify.annotations.Nullable;

/** Which posts a warm-up is about. */
public sealed interface WarmUpScope {

	/** Return the name as requests, logs and metrics show it. */
	String label();

	/**
	 * Return how many posts it is about, 0 when only the walk can tell; unless told
	 * otherwise all there are. Blocks.
	 */
	default long size(StoreIndex index) {
		return index.size();
	}

	private static void check(String what, String text) {
		if (!DocumentId.isValid(text)) {
			throw new IllegalArgumentException(
					what + " is 1 to " + DocumentId.MAX_LENGTH + " visible ASCII characters");
		}
	}

	/**
	 * Return the next ids, as {@link StoreIndex} does; unless told otherwise the newest
	 * posts come first. Blocks.
	 */
	default Slice next(StoreIndex index, @Nullable String cursor, int limit) {
		return index.newest(cursor, limit);
	}

	/** Every living post, newest first. */
	record All() implements WarmUpScope {

		@Override
		public String label() {
			return "all";
		}

	}

	/** The posts that were written last, as many as the request's limit says. */
	record Recent() implements WarmUpScope {

		@Override
		public String label() {
			return "recent";
		}

	}

	/** What all readers together answer most. */
	record Hottest() implements WarmUpScope {

		@Override
		public String label() {
			return "hottest";
		}

		@Override
		public long size(StoreIndex index) {
			return 0;
		}

		@Override
		public Slice next(StoreIndex index, @Nullable String cursor, int limit) {
			return new Slice(index.hottest(), null);
		}

	}

	/**
	 * The posts whose ids begin with a prefix.
	 *
	 * @param prefix 1 to 128 characters that ids may have
	 */
	record Prefix(String prefix) implements WarmUpScope {

		public Prefix {
			check("a prefix", prefix);
		}

		@Override
		public String label() {
			return "prefix";
		}

		@Override
		public long size(StoreIndex index) {
			return 0;
		}

		@Override
		public Slice next(StoreIndex index, @Nullable String cursor, int limit) {
			return index.withPrefix(this.prefix, cursor, limit);
		}

	}

	/**
	 * The posts that are named.
	 *
	 * @param ids at least one id, at most {@value #MAX}; repeated ones count once
	 */
	record Ids(List<String> ids) implements WarmUpScope {

		/** Most ids that a request may name. */
		public static final int MAX = 10_000;

		public Ids {
			ids = List.copyOf(new LinkedHashSet<>(ids));
			if (ids.isEmpty() || ids.size() > MAX) {
				throw new IllegalArgumentException("1 to " + MAX + " ids can be named, not " + ids.size());
			}
			ids.forEach((id) -> check("an id", id));
		}

		@Override
		public String label() {
			return "ids";
		}

		@Override
		public long size(StoreIndex index) {
			return this.ids.size();
		}

		@Override
		public Slice next(StoreIndex index, @Nullable String cursor, int limit) {
			return new Slice(this.ids, null);
		}

	}

}
