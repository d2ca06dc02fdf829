package io.heavyread.reader.manage.entries;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

import org.jspecify.annotations.Nullable;

/**
 * A place in an ordered listing.
 *
 * @param key the number that orders, the smallest first
 * @param id the id, which decides between equal keys
 */
record Place(long key, String id) implements Comparable<Place> {

	@Override
	public int compareTo(Place other) {
		return compare(this.key, this.id, other);
	}

	static int compare(long key, String id, Place other) {
		int keys = Long.compare(key, other.key);
		return (keys != 0) ? keys : id.compareTo(other.id);
	}

	/** Return the place as an opaque text that is good in a URL. */
	String cursor(EntryOrder order) {
		String text = order.name() + ' ' + this.key + ' ' + this.id;
		return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
	}

	/** Return the place of a cursor of the same order, null for any other text. */
	static @Nullable Place of(String cursor, EntryOrder order) {
		try {
			String[] parts = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8).split(" ", 3);
			return (parts.length == 3 && parts[0].equals(order.name())) ? new Place(Long.parseLong(parts[1]), parts[2])
					: null;
		}
		catch (IllegalArgumentException ex) {
			return null;
		}
	}

}
