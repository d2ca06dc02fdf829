package io.heavyread.store.write;

import java.util.concurrent.CompletableFuture;

import io.heavyread.store.WriteResult;
import org.jspecify.annotations.Nullable;

/**
 * A write on its way through a lane.
 *
 * @param write what is sent
 * @param since the {@link System#nanoTime()} at which it came
 * @param result gets the answer
 */
record PendingWrite(ScriptedWrite write, long since, CompletableFuture<WriteResult> result) {

	void end(@Nullable WriteResult answer, @Nullable Throwable failure) {
		if (answer != null) {
			this.result.complete(answer);
		}
		else {
			this.result.completeExceptionally((failure != null) ? failure : new IllegalStateException("no answer"));
		}
	}

}
