package io.heavyread.reader.manage.entries;

import java.util.Locale;
import java.util.function.ToLongFunction;

import io.heavyread.cache.Entry;
import io.heavyread.cache.Representation;
import org.jspecify.annotations.Nullable;

/** The orders in which entries are listed: by a key, then by id. */
@SuppressWarnings("ImmutableEnumChecker") // The functions have no state.
enum EntryOrder {

	/** Most hits first. */
	HOTTEST((entry) -> -entry.hits()),

	/** By id alone. */
	ID((entry) -> 0),

	/** Largest body first. */
	BYTES((entry) -> -bytes(entry)),

	/** Newest version first. */
	VERSION((entry) -> -entry.version()),

	/** Longest in the cache first. */
	AGE(Entry::appliedMillis);

	private final ToLongFunction<Entry> key;

	EntryOrder(ToLongFunction<Entry> key) {
		this.key = key;
	}

	/** Return the number by which entries are ordered, the smallest first. */
	long key(Entry entry) {
		return this.key.applyAsLong(entry);
	}

	/** Return the order of that name, null when there is none. */
	static @Nullable EntryOrder named(String name) {
		for (EntryOrder order : values()) {
			if (order.name().toLowerCase(Locale.ROOT).equals(name)) {
				return order;
			}
		}
		return null;
	}

	/** Return the length of the plain body. */
	static int bytes(Entry entry) {
		Representation plain = entry.plain();
		return (plain != null) ? plain.bodyLength() : 0;
	}

}
