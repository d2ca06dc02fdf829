package io.heavyread.cache.heat;

import java.util.List;

import io.heavyread.cache.Entry;
import io.heavyread.cache.Representation;
import io.heavyread.cache.local.CachedEntry;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class HeatTests {

	private final Heat heat = new Heat();

	@Test
	void look_sortsByHits_andLeavesOutTheColdAndTheDeleted() {
		Entry deleted = new CachedEntry("d", 1, 1, 1, 1, Entry.Source.PUSH, null, null);
		((CachedEntry) deleted).addHits(1000);
		assertThat(this.heat.look(List.of(entry("a", 64), entry("b", 0), entry("c", 128), deleted), 10))
			.containsExactly(new HotPost("c", 128), new HotPost("a", 64));
	}

	@Test
	void look_withLimit_returnsTheHottest() {
		assertThat(this.heat.look(List.of(entry("a", 64), entry("c", 128)), 1)).containsExactly(new HotPost("c", 128));
	}

	@Test
	void look_again_newHitsOvertakeOldOnes() {
		Entry once = entry("once", 640);
		Entry lately = entry("lately", 64);
		for (int i = 0; i < 10; i++) {
			this.heat.look(List.of(once, lately), 10);
			((CachedEntry) lately).addHits(64);
		}
		assertThat(this.heat.look(List.of(once, lately), 10).get(0).id()).isEqualTo("lately");
	}

	@Test
	void look_afterEviction_countsTheNewEntry() {
		this.heat.look(List.of(entry("a", 640)), 10);
		assertThat(this.heat.look(List.of(entry("a", 64)), 10)).containsExactly(new HotPost("a", 664));
	}

	private static Entry entry(String id, int hits) {
		Entry entry = new CachedEntry(id, 1, 1, 1, 1, Entry.Source.PUSH, Representation.of(new byte[0], "e", 1), null);
		((CachedEntry) entry).addHits(hits);
		return entry;
	}

}
