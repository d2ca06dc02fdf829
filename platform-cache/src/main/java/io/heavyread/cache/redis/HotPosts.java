package io.heavyread.cache.redis;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import io.heavyread.cache.PostId;
import io.heavyread.cache.heat.HotPost;

/** What a reader's list of hot posts looks like in Redis: a line each, heat and id. */
final class HotPosts {

	private HotPosts() {
	}

	static byte[] encode(List<HotPost> hottest) {
		return Keys
			.bytes(hottest.stream().map((post) -> post.heat() + " " + post.id()).collect(Collectors.joining("\n")));
	}

	/**
	 * Add up several readers' lists and return the ids, hottest first. Lines that make no
	 * sense are left out.
	 */
	static List<String> merge(Collection<byte[]> lists) {
		Map<String, Long> sums = new HashMap<>();
		for (byte[] list : lists) {
			Keys.text(list).lines().forEach((line) -> add(line, sums));
		}
		return sums.entrySet()
			.stream()
			.sorted(Map.Entry.<String, Long>comparingByValue().reversed())
			.map(Map.Entry::getKey)
			.toList();
	}

	private static void add(String line, Map<String, Long> sums) {
		int space = line.indexOf(' ');
		String id = line.substring(space + 1);
		if (space > 0 && line.substring(0, space).matches("[0-9]{1,15}") && PostId.isValid(id)) {
			sums.merge(id, Long.parseLong(line.substring(0, space)), Long::sum);
		}
	}

}
