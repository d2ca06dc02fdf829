package io.heavyread.cache.simulation;

import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

import io.heavyread.cache.proof.SharedState;
import io.heavyread.cache.source.FeedStore;
import io.heavyread.cache.source.Reading;
import io.heavyread.cache.source.StoreStatus;
import io.heavyread.cache.test.PassingStore;
import io.heavyread.protocol.Position;
import io.heavyread.protocol.wire.LogEntry;

/**
 * A store whose chains always seem to fit, as if the reader compared sequence numbers
 * only.
 */
final class WithoutLinks extends PassingStore {

	private final SharedState shared;

	WithoutLinks(FeedStore store, SharedState shared) {
		super(store);
		this.shared = shared;
	}

	private long fitting(long sequence, long chain) {
		Position own = this.shared.position();
		return (own.sequence() == sequence) ? own.chain() : chain;
	}

	@Override
	public void poll(Consumer<StoreStatus> reply, Consumer<Throwable> failure) {
		super.poll((status) -> reply.accept(fitting(status)), failure);
	}

	private StoreStatus fitting(StoreStatus status) {
		Position found = status.position();
		return (found != null) ? new StoreStatus(
				new Position(found.epoch(), found.sequence(), fitting(found.sequence(), found.chain())),
				status.server()) : status;
	}

	@Override
	public CompletionStage<Reading<List<LogEntry>>> log(long fromSequence, int limit) {
		return super.log(fromSequence, limit).thenApply((reading) -> reading.with(reading.value()
			.stream()
			.map((entry) -> new LogEntry(entry.sequence(), entry.id(), fitting(entry.sequence(), entry.chain())))
			.toList()));
	}

}
