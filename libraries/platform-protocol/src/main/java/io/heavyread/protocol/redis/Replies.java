package io.heavyread.protocol.redis;

import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

import io.heavyread.protocol.StoreException;
import io.heavyread.protocol.StoreException.Outcome;

/** Waits for replies of Redis where a thread may block. */
public final class Replies {

	private static final long TIMEOUT_MILLIS = 2000;

	private Replies() {
	}

	/** Send the request and return its reply; fails with a {@link StoreException}. */
	public static <T> T await(Supplier<? extends CompletionStage<T>> request) {
		try {
			return request.get().toCompletableFuture().get(TIMEOUT_MILLIS, TimeUnit.MILLISECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new StoreException(Outcome.UNKNOWN, "interrupted while waiting for Redis", ex);
		}
		catch (ExecutionException | TimeoutException | RuntimeException ex) {
			throw StoreFailures.of(ex);
		}
	}

}
