package io.heavyread.cache.simulation;

import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

import io.heavyread.cache.proof.SharedState;
import io.heavyread.cache.source.FeedStore;
import io.heavyread.cache.source.Reading;
import io.heavyread.cache.source.Server;
import io.heavyread.cache.source.StoreStatus;
import io.heavyread.cache.test.PassingStore;
import io.heavyread.protocol.Position;
import org.jspecify.annotations.Nullable;

/**
 * A store that seems to be beyond doubt where a safeguard is switched off: as if nobody
 * asked for evidence, for the role or for witnesses.
 */
final class Credulous extends PassingStore {

	private final SharedState shared;

	private final Set<Safeguard> without;

	Credulous(FeedStore store, SharedState shared, Set<Safeguard> without) {
		super(store);
		this.shared = shared;
		this.without = without;
	}

	@Override
	public void poll(Consumer<StoreStatus> reply, Consumer<Throwable> failure) {
		super.poll((status) -> reply.accept(new StoreStatus(status.position(), seen(status.server()))), failure);
	}

	private Server seen(Server server) {
		boolean primary = server.isPrimary() || this.without.contains(Safeguard.ROLE);
		boolean believed = server.confirmedNanos().isPresent() || !this.without.contains(Safeguard.WITNESS);
		return new Server(primary, believed ? server.confirmedNanos() : OptionalLong.of(Long.MAX_VALUE),
				server.askedNanos());
	}

	/** Without evidence each answer seems to be of the position where the reader is. */
	private <T> Reading<T> seen(Reading<T> reading) {
		Position own = this.shared.position();
		return this.without.contains(Safeguard.EVIDENCE) ? new Reading<>(reading.value(), own, own) : reading;
	}

	@Override
	public CompletionStage<Reading<Stored>> frame(String id) {
		return super.frame(id).thenApply(this::seen);
	}

	@Override
	public CompletionStage<Reading<List<byte @Nullable []>>> frames(List<String> ids) {
		return super.frames(ids).thenApply(this::seen);
	}

	@Override
	public CompletionStage<Reading<List<byte @Nullable []>>> headers(List<String> ids) {
		return super.headers(ids).thenApply(this::seen);
	}

}
