package io.heavyread.reader.manage.entries;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

import org.jspecify.annotations.Nullable;

/**
 * Where a page of an ordered listing ends and the next one begins.
 *
 * @param key the number that orders, the smallest first
 * @param id the id, which decides between equal keys
 */
record Cursor(long key, String id) implements Comparable<Cursor> {

	@Override
	public int compareTo(Cursor other) {
		return compare(this.key, this.id, other);
	}

	static int compare(long key, String id, Cursor other) {
		int keys = Long.compare(key, other.key);
		return (keys != 0) ? keys : id.compareTo(other.id);
	}

	/** Return the cursor as an opaque text that is good in a URL. */
	String encode(EntryOrder order) {
		String text = order.name() + ' ' + this.key + ' ' + this.id;
		return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
	}

	/**
	 * Return the cursor that was encoded with the same order, null for any other text.
	 */
	static @Nullable Cursor decode(String text, EntryOrder order) {
		try {
			String[] parts = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8).split(" ", 3);
			return (parts.length == 3 && parts[0].equals(order.name())) ? new Cursor(Long.parseLong(parts[1]), parts[2])
					: null;
		}
		catch (IllegalArgumentException ex) {
			return null;
		}
	}

}
