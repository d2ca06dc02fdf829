package io.heavyread.cache.redis;

import java.util.List;
import java.util.stream.IntStream;

import io.heavyread.cache.heat.HotPost;
import io.heavyread.protocol.support.Utf8;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class HotPostsTests {

	@Test
	void merge_ofSeveralReaders_addsUp() {
		byte[] one = HotPosts.encode(List.of(new HotPost("a", 100), new HotPost("b", 90)));
		byte[] other = HotPosts.encode(List.of(new HotPost("b", 50), new HotPost("c", 95)));
		assertThat(merged(one, other)).containsExactly("b", "a", "c");
	}

	@Test
	void merge_ofForeignBytes_leavesThemOut() {
		byte[] list = Utf8.bytes("\n12\n x\n7 a b\n-1 a\n99999999999999999999 a\n5 ok\n3 a\u007f\n");
		assertThat(merged(list, new byte[] { -1, -2 })).containsExactly("ok");
	}

	@Test
	void encode_ofMoreThanIsRead_isCutAtALine() {
		List<HotPost> posts = IntStream.range(0, 20_000)
			.mapToObj((at) -> new HotPost("post-" + "x".repeat(100) + at, 1000))
			.toList();
		byte[] text = HotPosts.encode(posts);
		assertThat(text.length).isLessThanOrEqualTo(HotPosts.MAX_LENGTH);
		assertThat(merged(text)).hasSizeGreaterThan(5000).allMatch((id) -> id.matches("post-x{100}[0-9]+"));
	}

	private static List<String> merged(byte[]... texts) {
		HotPosts all = new HotPosts();
		for (byte[] text : texts) {
			all.add(text);
		}
		return all.ids();
	}

}
