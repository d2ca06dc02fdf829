package io.heavyread.cache.warmup;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import io.heavyread.protocol.StoreException;
import org.jspecify.annotations.Nullable;

/** An index in memory: ids by their place, newest first. */
final class FakeIndex implements StoreIndex {

	final List<String> ids = new ArrayList<>();

	List<String> hottest = List.of();

	boolean down;

	static FakeIndex of(int posts) {
		FakeIndex index = new FakeIndex();
		IntStream.range(0, posts).forEach((i) -> index.ids.add("post-" + i));
		return index;
	}

	@Override
	public long size() {
		check();
		return this.ids.size();
	}

	@Override
	public Slice newest(@Nullable String cursor, int limit) {
		check();
		int from = (cursor != null) ? Integer.parseInt(cursor) : 0;
		int to = Math.min(from + limit, this.ids.size());
		return new Slice(List.copyOf(this.ids.subList(from, to)), (to < this.ids.size()) ? "" + to : null);
	}

	@Override
	public Slice withPrefix(String prefix, @Nullable String cursor, int limit) {
		Slice looked = newest(cursor, limit);
		return new Slice(looked.ids().stream().filter((id) -> id.startsWith(prefix)).toList(), looked.next());
	}

	@Override
	public List<String> hottest() {
		check();
		return this.hottest;
	}

	private void check() {
		if (this.down) {
			throw new StoreException(StoreException.Outcome.NONE, "the store is down", null);
		}
	}

}
