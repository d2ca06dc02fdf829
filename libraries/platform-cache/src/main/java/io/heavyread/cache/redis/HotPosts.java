package io.heavyread.cache.redis;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.heavyread.cache.heat.HotPost;
import io.heavyread.protocol.DocumentId;
import io.heavyread.protocol.support.Utf8;

/**
 * What readers say of their hot posts: in Redis a text for each, with a line for each
 * post, heat and id. Adds several readers' texts up. One thread.
 */
final class HotPosts {

	/** So many bytes of a text count; what is cut there is left out. */
	static final int MAX_LENGTH = 1 << 20;

	/** So many posts count. */
	private static final int MOST = 100_000;

	private final Map<String, Long> sums = new HashMap<>();

	static byte[] encode(List<HotPost> hottest) {
		StringBuilder text = new StringBuilder();
		for (HotPost post : hottest) {
			String line = post.heat() + " " + post.id() + "\n";
			if (text.length() + line.length() > MAX_LENGTH) {
				break;
			}
			text.append(line);
		}
		return Utf8.bytes(text.toString());
	}

	/** Add a reader's text. Lines that make no sense are left out. */
	void add(byte[] text) {
		Utf8.text(text).lines().forEach(this::add);
	}

	private void add(String line) {
		int space = line.indexOf(' ');
		String id = line.substring(space + 1);
		boolean counts = space > 0 && line.substring(0, space).matches("[0-9]{1,15}") && DocumentId.isValid(id);
		if (counts && (this.sums.size() < MOST || this.sums.containsKey(id))) {
			this.sums.merge(id, Long.parseLong(line.substring(0, space)), Long::sum);
		}
	}

	/** Return the ids, hottest first. */
	List<String> ids() {
		return this.sums.entrySet()
			.stream()
			.sorted(Map.Entry.<String, Long>comparingByValue().reversed())
			.map(Map.Entry::getKey)
			.toList();
	}

}
