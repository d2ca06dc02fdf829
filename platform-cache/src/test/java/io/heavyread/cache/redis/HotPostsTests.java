package io.heavyread.cache.redis;

import java.util.List;

import io.heavyread.cache.heat.HotPost;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class HotPostsTests {

	@Test
	void merge_ofSeveralReaders_addsUp() {
		byte[] one = HotPosts.encode(List.of(new HotPost("a", 100), new HotPost("b", 90)));
		byte[] other = HotPosts.encode(List.of(new HotPost("b", 50), new HotPost("c", 95)));
		assertThat(HotPosts.merge(List.of(one, other))).containsExactly("b", "a", "c");
	}

	@Test
	void merge_ofForeignBytes_leavesThemOut() {
		byte[] list = Keys.bytes("\n12\n x\n7 a b\n-1 a\n99999999999999999999 a\n5 ok\n3 ..\n");
		assertThat(HotPosts.merge(List.of(list, new byte[] { -1, -2 }))).containsExactly("ok");
	}

}
