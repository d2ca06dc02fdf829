package io.heavyread.cache.simulation;

import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

import io.heavyread.cache.Position;
import io.heavyread.cache.feed.FeedStore;
import io.heavyread.cache.feed.LogEntry;
import io.heavyread.cache.feed.Reading;
import io.heavyread.cache.feed.Standing;
import io.heavyread.cache.feed.StoreStatus;
import org.jspecify.annotations.Nullable;

/**
 * A store whose chains always seem to fit, as if the reader compared sequence numbers
 * only.
 */
final class WithoutLinks implements FeedStore {

	private final FeedStore store;

	private final Standing standing;

	WithoutLinks(FeedStore store, Standing standing) {
		this.store = store;
		this.standing = standing;
	}

	private long fitting(long sequence, long chain) {
		Position own = this.standing.position();
		return (own.sequence() == sequence) ? own.chain() : chain;
	}

	@Override
	public void poll(Consumer<StoreStatus> reply, Consumer<Throwable> failure) {
		this.store.poll((status) -> reply.accept(fitting(status)), failure);
	}

	private StoreStatus fitting(StoreStatus status) {
		Position found = status.position();
		return (found == null) ? status
				: new StoreStatus(
						new Position(found.epoch(), found.sequence(), fitting(found.sequence(), found.chain())),
						status.server());
	}

	@Override
	public CompletionStage<Reading<List<LogEntry>>> log(long fromSequence, int limit) {
		return this.store.log(fromSequence, limit)
			.thenApply((reading) -> reading.with(reading.value()
				.stream()
				.map((entry) -> new LogEntry(entry.sequence(), entry.id(), fitting(entry.sequence(), entry.chain())))
				.toList()));
	}

	@Override
	public void open(Subscriber subscriber) {
		this.store.open(subscriber);
	}

	@Override
	public void clock(Consumer<Long> reply) {
		this.store.clock(reply);
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
