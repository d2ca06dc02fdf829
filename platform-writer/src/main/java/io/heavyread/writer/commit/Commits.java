package io.heavyread.writer.commit;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import io.heavyread.cache.fleet.Acknowledgements;
import io.heavyread.cache.fleet.Propagation;
import io.heavyread.cache.store.StoreException;
import io.heavyread.cache.store.Write;
import io.heavyread.cache.store.WriteCondition;
import io.heavyread.cache.store.WriteCondition.Absent;
import io.heavyread.cache.store.WriteCondition.Exists;
import io.heavyread.cache.store.WriteCondition.OneOf;
import io.heavyread.cache.store.WriteResult;
import io.heavyread.cache.store.WriteResult.KeyConflict;
import io.heavyread.cache.store.WriteResult.NotFound;
import io.heavyread.cache.store.WriteResult.Repeated;
import io.heavyread.cache.store.WriteResult.Written;
import io.heavyread.writer.http.Problem;
import io.heavyread.writer.http.ProblemException;
import io.heavyread.writer.http.Reply;
import io.heavyread.writer.idempotency.RunningRequests;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * Commits writes and answers them. Any thread may call; calls return at once. The stages
 * fail with a {@link ProblemException} or a {@link StoreException}.
 */
@Component
public class Commits {

	private final StoreGate store;

	private final RunningRequests running;

	private final KeptReplies keptReplies;

	private final Acknowledgements acknowledgements;

	private final WriteMetrics metrics;

	Commits(StoreGate store, RunningRequests running, KeptReplies keptReplies, Acknowledgements acknowledgements,
			WriteMetrics metrics) {
		this.store = store;
		this.running = running;
		this.keptReplies = keptReplies;
		this.acknowledgements = acknowledgements;
		this.metrics = metrics;
	}

	/**
	 * Commit one write and make its reply. A request with an idempotency key is answered
	 * after its reply has been remembered, so that a repetition gets the same.
	 */
	public CompletionStage<Reply> commit(PlannedWrite planned) {
		return (planned.signature() != null) ? this.running.join(planned.signature(), () -> write(planned))
				: write(planned);
	}

	private CompletionStage<Reply> write(PlannedWrite planned) {
		long start = System.nanoTime();
		return this.store.write(planned.write()).whenComplete((result, failure) -> {
			if (failure != null) {
				this.metrics.failed(Failures.cause(failure));
			}
		}).thenCompose((result) -> {
			Duration duration = Duration.ofNanos(System.nanoTime() - start);
			this.metrics.answered(planned.write().kind(), result, duration);
			return answer(planned, result, duration);
		});
	}

	private CompletionStage<Reply> answer(PlannedWrite planned, WriteResult result, Duration duration) {
		if (result instanceof Written written) {
			return propagation(planned, written)
				.thenApply((propagation) -> new Committed(planned.write().id(), written, planned.context(), duration,
						propagation))
				.thenCompose((committed) -> this.keptReplies.keep(planned, committed));
		}
		if (result instanceof Repeated repeated) {
			return this.keptReplies.find(planned, repeated);
		}
		return CompletableFuture.failedFuture(refusal(planned.write(), result).exception());
	}

	/** Wait until the readers have applied the write, if the client wants that. */
	private CompletionStage<@Nullable List<Propagation>> propagation(PlannedWrite planned, Written written) {
		Acknowledgement wanted = planned.acknowledgement();
		return wanted.ofAll()
				? this.acknowledgements.await(written.version(), wanted.timeout()).thenApply((readers) -> readers)
				: CompletableFuture.completedStage(null);
	}

	private static Problem refusal(Write write, WriteResult result) {
		if (result instanceof KeyConflict) {
			return Problem.of(HttpStatus.CONFLICT, "The Idempotency-Key was used by another request.");
		}
		if (result instanceof NotFound && !needsPost(write.condition())) {
			return Problem.of(HttpStatus.NOT_FOUND, "There is no post " + write.id() + ".");
		}
		return Problem.of(HttpStatus.PRECONDITION_FAILED, (write.condition() instanceof Absent)
				? "There is a post " + write.id() + " already." : "The post is not as If-Match wants it.");
	}

	private static boolean needsPost(WriteCondition condition) {
		return condition instanceof Exists || condition instanceof OneOf;
	}

}
