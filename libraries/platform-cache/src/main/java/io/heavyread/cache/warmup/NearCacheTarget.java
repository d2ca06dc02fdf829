package io.heavyread.cache.warmup;

import java.util.List;
import java.util.concurrent.CompletableFuture;

import io.heavyread.cache.CacheContents;
import io.heavyread.cache.Entry;
import io.heavyread.cache.Load;
import io.heavyread.cache.PostCache;
import io.heavyread.cache.load.PostLoader;
import io.heavyread.cache.proof.SharedState;

/** The near cache of a reader as warm-ups fill it. Any thread. */
final class NearCacheTarget implements WarmUpTarget {

	/** The part of the cache that warm-ups leave to what is pushed meanwhile. */
	private static final double KEPT_FREE = 0.05;

	private static final long FIRST_GUESS_BYTES = 1024;

	private final PostCache posts;

	private final CacheContents contents;

	private final SharedState shared;

	private final PostLoader loader;

	NearCacheTarget(PostCache posts, CacheContents contents, SharedState shared, PostLoader loader) {
		this.posts = posts;
		this.contents = contents;
		this.shared = shared;
		this.loader = loader;
	}

	/** Without a position nothing that is loaded could be kept. */
	@Override
	public boolean isReady() {
		return this.shared.hasPosition() && !this.shared.isHistoryMissing();
	}

	@Override
	public boolean isCurrent(String id) {
		Entry entry = this.contents.get(id);
		return entry != null && this.posts.isCurrent(entry);
	}

	@Override
	public long room() {
		long weight = this.contents.weightBytes();
		long size = this.contents.size();
		long each = (size > 0) ? Math.max(1, weight / size) : FIRST_GUESS_BYTES;
		return ((long) (this.contents.maxWeightBytes() * (1 - KEPT_FREE)) - weight) / each;
	}

	@Override
	public CompletableFuture<List<Load>> load(List<String> ids) {
		return this.loader.loadEach(ids, Entry.Source.WARMUP);
	}

}
