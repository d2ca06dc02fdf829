package io.heavyread.reader.manage.entries;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

import io.heavyread.cache.Entry;
import io.heavyread.cache.Representation;
import io.heavyread.cache.local.CachedEntry;
import io.heavyread.protocol.manage.EntryPage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

class EntryListingTests {

	private static final List<Representation> FORMS = IntStream.range(0, 64)
		.mapToObj((length) -> Representation.of(new byte[length], "e", 1))
		.toList();

	@ParameterizedTest
	@EnumSource(EntryOrder.class)
	void pages_inAnyOrder_joinToTheSortedWhole(EntryOrder order) {
		List<Entry> entries = entries(1003);
		List<String> sorted = entries.stream()
			.filter((entry) -> !entry.isTombstone())
			.sorted(Comparator.comparingLong(order::key).thenComparing(Entry::id))
			.map(Entry::id)
			.toList();
		List<String> listed = new ArrayList<>();
		Cursor after = null;
		boolean more = true;
		while (more) {
			EntryPage page = new EntryListing(order, "", 100, after).of(entries.iterator());
			assertThat(page.total()).isEqualTo(sorted.size());
			page.entries().forEach((row) -> listed.add(row.id()));
			String next = page.next();
			more = next != null;
			after = (next != null) ? Cursor.decode(next, order) : null;
		}
		assertThat(listed).isEqualTo(sorted);
	}

	@Test
	void prefix_limitsWhatIsListedAndCounted() {
		EntryPage page = new EntryListing(EntryOrder.ID, "post-99", 1000, null).of(entries(1000).iterator());
		assertThat(page.entries()).hasSize(11).allMatch((row) -> row.id().startsWith("post-99"));
		assertThat(page.total()).isEqualTo(11);
		assertThat(page.next()).isNull();
	}

	@Test
	void cursor_ofAnotherOrderOrForeign_isRefused() {
		String cursor = new Cursor(5, "a b").encode(EntryOrder.BYTES);
		assertThat(Cursor.decode(cursor, EntryOrder.BYTES)).isEqualTo(new Cursor(5, "a b"));
		assertThat(Cursor.decode(cursor, EntryOrder.ID)).isNull();
		assertThat(Cursor.decode("%%", EntryOrder.ID)).isNull();
		assertThat(Cursor.decode("", EntryOrder.ID)).isNull();
	}

	@Test
	void million_entries_areListedInOnePass() {
		EntryPage page = new EntryListing(EntryOrder.HOTTEST, "", 1000, null).of(entries(1_000_000).iterator());
		assertThat(page.entries()).hasSize(1000);
		assertThat(page.total()).isEqualTo(999_999);
	}

	private static List<Entry> entries(int count) {
		Random random = new Random(1);
		return IntStream.range(0, count).mapToObj((i) -> entry(i, random)).toList();
	}

	private static Entry entry(int number, Random random) {
		Representation plain = (number == 500) ? null : FORMS.get(random.nextInt(FORMS.size()));
		Entry entry = new CachedEntry("post-" + number, 1, random.nextInt(500), number, random.nextInt(500),
				Entry.Source.PUSH, plain, null);
		((CachedEntry) entry).addHits(random.nextInt(100));
		return entry;
	}

}
