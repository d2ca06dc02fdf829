package io.heavyread.cache.load;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Executor;

import io.heavyread.cache.Entry;
import io.heavyread.cache.feed.Reloader;
import io.heavyread.cache.feed.Replica;
import io.heavyread.cache.proof.Evidence;
import io.heavyread.cache.proof.SharedState;
import io.heavyread.cache.source.FeedStore;
import io.heavyread.cache.source.Reading;
import io.heavyread.protocol.wire.BadFrameException;
import io.heavyread.protocol.wire.FrameHeader;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings cached posts up to date in the background: reloads what is known to be old, and
 * compares headers after a full resync, so that bodies that did not change are not moved.
 * A bounded number of requests to the store is in flight. One per reader; any thread may
 * call.
 */
public final class Repairs implements Reloader {

	private static final Logger logger = LoggerFactory.getLogger(Repairs.class);

	private static final int LOAD_BATCH = 64;

	private static final int HEADER_BATCH = 256;

	private static final int MAX_LOADS = 2;

	private final FeedStore store;

	private final Replica replica;

	private final PostLoader loader;

	private final SharedState shared;

	private final Evidence evidence;

	private final Executor executor;

	private final Executor later;

	private final Deque<String> waiting = new ArrayDeque<>();

	private int loads;

	private volatile long revalidating;

	/**
	 * Create the repairs of a reader.
	 * @param executor runs the scan of the cache and the comparisons
	 * @param later runs what is tried again, after a while
	 */
	public Repairs(FeedStore store, Replica replica, PostLoader loader, SharedState shared, Evidence evidence,
			Executor executor, Executor later) {
		this.store = store;
		this.replica = replica;
		this.loader = loader;
		this.shared = shared;
		this.evidence = evidence;
		this.executor = executor;
		this.later = later;
	}

	@Override
	public void reload(List<String> ids) {
		synchronized (this.waiting) {
			this.waiting.addAll(ids);
		}
		pump();
	}

	private void pump() {
		List<String> batch = nextBatch();
		while (!batch.isEmpty()) {
			this.loader.loadAll(batch, Entry.Source.REPLAY).whenComplete((count, failure) -> {
				synchronized (this.waiting) {
					this.loads--;
				}
				this.executor.execute(this::pump);
			});
			batch = nextBatch();
		}
	}

	private List<String> nextBatch() {
		List<String> batch = new ArrayList<>(LOAD_BATCH);
		synchronized (this.waiting) {
			while (this.loads < MAX_LOADS && batch.size() < LOAD_BATCH && !this.waiting.isEmpty()) {
				batch.add(this.waiting.removeFirst());
			}
			this.loads += batch.isEmpty() ? 0 : 1;
		}
		return batch;
	}

	@Override
	public void revalidate() {
		int generation = this.replica.generation();
		this.revalidating = this.replica.size();
		this.executor.execute(() -> revalidate(generation));
	}

	private void revalidate(int generation) {
		if (generation == this.replica.generation()) {
			List<String> suspects = this.replica.suspects();
			compareNext(suspects, 0, generation);
		}
	}

	@Override
	public long revalidating() {
		return this.revalidating;
	}

	private void compareNext(List<String> suspects, int from, int generation) {
		if (generation != this.replica.generation()) {
			return;
		}
		this.revalidating = Math.max(0, suspects.size() - from);
		if (from >= suspects.size()) {
			return;
		}
		List<String> batch = suspects.subList(from, Math.min(from + HEADER_BATCH, suspects.size()));
		long bound = this.shared.bound();
		this.store.headers(batch).whenComplete((reading, failure) -> {
			if (reading == null) {
				logger.debug("Headers could not be read; the comparison begins again", failure);
				this.later.execute(() -> revalidate(generation));
				return;
			}
			this.evidence.judge(reading, bound)
				.thenAcceptAsync((good) -> compared(suspects, from, generation, reading, good), this.executor);
		});
	}

	private void compared(List<String> suspects, int from, int generation, Reading<List<byte @Nullable []>> reading,
			boolean good) {
		if (!good) {
			this.later.execute(() -> revalidate(generation));
			return;
		}
		List<String> batch = suspects.subList(from, from + reading.value().size());
		reload(different(batch, reading.value(), generation));
		compareNext(suspects, from + HEADER_BATCH, generation);
	}

	private List<String> different(List<String> ids, List<byte @Nullable []> headers, int generation) {
		Collection<String> different = new ArrayList<>();
		for (int i = 0; i < ids.size(); i++) {
			byte[] header = headers.get(i);
			if (header == null) {
				this.replica.dropSuspect(ids.get(i), generation);
			}
			else if (!promote(ids.get(i), header, generation)) {
				different.add(ids.get(i));
			}
		}
		return List.copyOf(different);
	}

	/**
	 * Trust an entry again when the store has it unchanged, as part of its present
	 * history.
	 */
	private boolean promote(String id, byte[] bytes, int generation) {
		try {
			FrameHeader header = FrameHeader.parse(bytes);
			return header.epoch() == this.shared.position().epoch() && this.replica.promote(id, header, generation);
		}
		catch (BadFrameException ex) {
			return false;
		}
	}

}
