package io.heavyread.writer.commit;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

import io.heavyread.cache.fleet.Propagation;
import io.heavyread.cache.store.StoreException;
import io.heavyread.cache.store.StoreException.Outcome;
import io.heavyread.cache.store.WriteResult.Repeated;
import io.heavyread.writer.WriterProperties;
import io.heavyread.writer.http.Reply;
import io.heavyread.writer.idempotency.ReplyCodec;
import io.heavyread.writer.idempotency.RequestSignature;

import org.springframework.stereotype.Component;

/**
 * The replies that the store keeps for idempotency keys. No client gets a 2xx before the
 * store has its reply, so every repetition gets the same bytes. Any thread may call;
 * calls return at once.
 */
@Component
class KeptReplies {

	private static final Executor LATER = CompletableFuture.delayedExecutor(50, TimeUnit.MILLISECONDS, Runnable::run);

	private final StoreGate store;

	private final long waitNanos;

	KeptReplies(StoreGate store, WriterProperties properties) {
		this.store = store;
		this.waitNanos = properties.replyWait().toNanos();
	}

	/**
	 * Make the reply of a write and keep it, when the request has a key. When the store
	 * does not say that it kept it, the stage fails with an unknown outcome: the write is
	 * committed, but which reply a repetition will find is not known.
	 */
	CompletionStage<Reply> keep(PlannedWrite planned, Committed committed) {
		Reply reply = planned.form().reply(committed);
		if (planned.signature() == null) {
			return CompletableFuture.completedStage(reply);
		}
		return this.store.rememberReply(planned.signature(), reply)
			.thenApply((done) -> reply)
			.exceptionallyCompose((failure) -> CompletableFuture.failedFuture(
					new StoreException(Outcome.UNKNOWN, "the store did not confirm that it kept the reply", failure)));
	}

	/**
	 * Return the reply of the first request with this key. While the store has none, the
	 * first may still run: wait for it, then make its reply from what was kept with the
	 * write.
	 */
	CompletionStage<Reply> find(PlannedWrite planned, Repeated repeated) {
		return find(planned, repeated, System.nanoTime());
	}

	private CompletionStage<Reply> find(PlannedWrite planned, Repeated repeated, long start) {
		if (repeated.reply().length > 0) {
			return CompletableFuture.completedStage(ReplyCodec.decode(repeated.reply()));
		}
		if (System.nanoTime() - start >= this.waitNanos) {
			return makeAgain(planned, repeated);
		}
		return CompletableFuture.runAsync(() -> {
		}, LATER)
			.thenCompose((waited) -> this.store.write(planned.write()))
			.thenCompose((result) -> find(planned, (result instanceof Repeated later) ? later : repeated, start));
	}

	/**
	 * Whoever makes a reply again makes the same, so it does not matter who of them
	 * manages to keep it.
	 */
	private CompletionStage<Reply> makeAgain(PlannedWrite planned, Repeated repeated) {
		List<Propagation> unknown = planned.acknowledgement().ofAll() ? List.of() : null;
		Reply reply = planned.form()
			.reply(new Committed(planned.write().id(), repeated.original(), repeated.context(), Duration.ZERO,
					unknown));
		RequestSignature signature = Objects.requireNonNull(planned.signature());
		return this.store.rememberReply(signature, reply).handle((done, failure) -> reply);
	}

}
