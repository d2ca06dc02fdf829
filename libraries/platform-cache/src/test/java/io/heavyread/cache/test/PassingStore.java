package io.heavyread.cache.test;

import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

import io.heavyread.cache.source.FeedStore;
import io.heavyread.cache.source.Reading;
import io.heavyread.cache.source.StoreStatus;
import io.heavyread.protocol.wire.LogEntry;
import org.jspecify.annotations.Nullable;

/** A store that passes everything on to another one. */
public abstract class PassingStore implements FeedStore {

	private final FeedStore store;

	protected PassingStore(FeedStore store) {
		this.store = store;
	}

	@Override
	public void open(Subscriber subscriber) {
		this.store.open(subscriber);
	}

	@Override
	public void poll(Consumer<StoreStatus> reply, Consumer<Throwable> failure) {
		this.store.poll(reply, failure);
	}

	@Override
	public void clock(Consumer<Long> reply) {
		this.store.clock(reply);
	}

	@Override
	public CompletionStage<Reading<List<LogEntry>>> log(long fromSequence, int limit) {
		return this.store.log(fromSequence, limit);
	}

	@Override
	public CompletionStage<Reading<Stored>> frame(String id) {
		return this.store.frame(id);
	}

	@Override
	public CompletionStage<Reading<List<byte @Nullable []>>> frames(List<String> ids) {
		return this.store.frames(ids);
	}

	@Override
	public CompletionStage<Reading<List<byte @Nullable []>>> headers(List<String> ids) {
		return this.store.headers(ids);
	}

	@Override
	public void acknowledge(long version, long lagMicros) {
		this.store.acknowledge(version, lagMicros);
	}

	@Override
	public void reconnect() {
		this.store.reconnect();
	}

	@Override
	public void close() {
		this.store.close();
	}

}
