package io.heavyread.writer.commit;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

import io.heavyread.protocol.StoreException;
import io.heavyread.protocol.StoreException.Outcome;
import io.heavyread.store.PostStore;
import io.heavyread.store.Write;
import io.heavyread.store.WriteResult;
import io.heavyread.writer.WriterProperties;
import io.heavyread.writer.http.Problem;
import io.heavyread.writer.http.ProblemException;
import io.heavyread.writer.http.Reply;
import io.heavyread.writer.request.RequestSignature;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * The way to the store, bounded: in the bytes that wait for it and in the time they wait.
 * Any thread may call; calls return at once.
 */
@Component
class StoreGate {

	private static final Logger logger = LoggerFactory.getLogger(StoreGate.class);

	/** Counted for each write beside its post. */
	private static final int OVERHEAD_BYTES = 1024;

	private final PostStore store;

	private final int maxBytes;

	private final long timeoutNanos;

	private final Semaphore freeBytes;

	StoreGate(PostStore store, WriterProperties properties) {
		this.store = store;
		this.maxBytes = (int) properties.maxInFlight().toBytes();
		this.timeoutNanos = properties.storeTimeout().toNanos();
		this.freeBytes = new Semaphore(this.maxBytes);
	}

	/**
	 * Write. The future fails with a {@link StoreException}, or with a problem when too
	 * many bytes are on the way already.
	 */
	CompletableFuture<WriteResult> write(Write write) {
		int bytes = Math.min(this.maxBytes, write.body().length + OVERHEAD_BYTES);
		if (!this.freeBytes.tryAcquire(bytes)) {
			return CompletableFuture.failedFuture(tooMany());
		}
		return bounded(() -> this.store.write(write)).whenComplete((result, failure) -> this.freeBytes.release(bytes));
	}

	private static ProblemException tooMany() {
		return Problem.of(HttpStatus.TOO_MANY_REQUESTS, "Too many writes wait for the store.")
			.member("outcome", "none")
			.header("Retry-After", "1")
			.exception();
	}

	/** Remember a reply, in bounded time too. */
	CompletableFuture<Void> rememberReply(RequestSignature signature, Reply reply) {
		byte[] bytes = ReplyCodec.encode(reply);
		return bounded(() -> this.store.rememberReply(signature.key(), signature.fingerprint(), bytes));
	}

	private <T> CompletableFuture<T> bounded(Supplier<CompletionStage<T>> call) {
		return start(call).copy()
			.orTimeout(this.timeoutNanos, TimeUnit.NANOSECONDS)
			.exceptionallyCompose((failure) -> CompletableFuture.failedFuture(storeFailure(cause(failure))));
	}

	/** Return the failure without the wrapping that dependent stages add. */
	static Throwable cause(Throwable failure) {
		Throwable cause = failure.getCause();
		return (failure instanceof CompletionException && cause != null) ? cause : failure;
	}

	private static StoreException storeFailure(Throwable cause) {
		if (cause instanceof StoreException known) {
			return known;
		}
		if (cause instanceof TimeoutException) {
			return new StoreException(Outcome.UNKNOWN, "the store did not answer in time", cause);
		}
		logger.error("The store failed in an unforeseen way", cause);
		return new StoreException(Outcome.UNKNOWN, "the store failed in an unforeseen way", cause);
	}

	private static <T> CompletableFuture<T> start(Supplier<CompletionStage<T>> call) {
		try {
			return call.get().toCompletableFuture();
		}
		catch (RuntimeException ex) {
			return CompletableFuture.failedFuture(ex);
		}
	}

}
