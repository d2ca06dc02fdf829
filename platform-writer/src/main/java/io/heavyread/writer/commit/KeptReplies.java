package io.heavyread.writer.commit;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

import io.heavyread.protocol.StoreException;
import io.heavyread.protocol.StoreException.Outcome;
import io.heavyread.protocol.fleet.Propagation;
import io.heavyread.store.Write;
import io.heavyread.store.WriteResult.Repeated;
import io.heavyread.writer.WriterProperties;
import io.heavyread.writer.http.Reply;
import io.heavyread.writer.request.RequestSignature;
import io.heavyread.writer.request.WriteRequest;
import org.jspecify.annotations.Nullable;

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
	 * Keep the reply of a committed write, when its request has a key. When the store
	 * does not say that it kept it, the stage fails with an unknown outcome: the write is
	 * committed, but which reply a repetition will find is not known.
	 */
	CompletionStage<Reply> keep(@Nullable RequestSignature signature, Reply reply) {
		if (signature == null) {
			return CompletableFuture.completedStage(reply);
		}
		return this.store.rememberReply(signature, reply)
			.thenApply((done) -> reply)
			.exceptionallyCompose((failure) -> CompletableFuture.failedFuture(
					new StoreException(Outcome.UNKNOWN, "the store did not confirm that it kept the reply", failure)));
	}

	/**
	 * Return the reply of the first request with this key. While the store has none, the
	 * first may still run: wait for it, then make its reply from what was kept with the
	 * write.
	 */
	CompletionStage<Reply> find(WriteRequest request, Write write, CommitReply reply, Repeated repeated) {
		return find(request, write, reply, repeated, System.nanoTime());
	}

	private CompletionStage<Reply> find(WriteRequest request, Write write, CommitReply reply, Repeated repeated,
			long start) {
		if (repeated.reply().length > 0) {
			return CompletableFuture.completedStage(ReplyCodec.decode(repeated.reply()));
		}
		if (System.nanoTime() - start >= this.waitNanos) {
			return makeAgain(request, reply, repeated);
		}
		return CompletableFuture.runAsync(() -> {
		}, LATER)
			.thenCompose((waited) -> this.store.write(write))
			.thenCompose((result) -> find(request, write, reply, (result instanceof Repeated later) ? later : repeated,
					start));
	}

	/**
	 * Every writer makes the same reply again, so it does not matter which of them keeps
	 * it.
	 */
	private CompletionStage<Reply> makeAgain(WriteRequest request, CommitReply reply, Repeated repeated) {
		List<Propagation> unknown = request.acknowledgement().ofAll() ? List.of() : null;
		Reply first = reply.ofFirst(repeated.context()).make(repeated.original(), Duration.ZERO, unknown);
		return this.store.rememberReply(Objects.requireNonNull(request.signature()), first)
			.handle((done, failure) -> first);
	}

}
