package io.heavyread.writer.commit;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import io.heavyread.protocol.StoreException;
import io.heavyread.protocol.fleet.Acknowledgements;
import io.heavyread.protocol.fleet.Propagation;
import io.heavyread.store.Write;
import io.heavyread.store.WriteCondition;
import io.heavyread.store.WriteCondition.Absent;
import io.heavyread.store.WriteCondition.Exists;
import io.heavyread.store.WriteCondition.OneOf;
import io.heavyread.store.WriteResult;
import io.heavyread.store.WriteResult.KeyConflict;
import io.heavyread.store.WriteResult.NotFound;
import io.heavyread.store.WriteResult.Repeated;
import io.heavyread.store.WriteResult.Written;
import io.heavyread.writer.http.Problem;
import io.heavyread.writer.http.ProblemException;
import io.heavyread.writer.http.Reply;
import io.heavyread.writer.request.Acknowledgement;
import io.heavyread.writer.request.RequestSignature;
import io.heavyread.writer.request.WriteRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * Commits writes and answers them. A request with an idempotency key is answered after
 * its reply has been remembered, so that a repetition gets the same. Any thread may call;
 * calls return at once. The stages fail with a {@link ProblemException} or a
 * {@link StoreException}.
 */
@Component
public class Commits {

	private static final byte[] NO_BODY = {};

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

	/** Commit a post. */
	public CompletionStage<Reply> put(WriteRequest request, String id, byte[] post, CommitReply reply) {
		return commit(request, Write.Kind.PUT, id, post, reply);
	}

	/** Commit that a post is deleted. */
	public CompletionStage<Reply> delete(WriteRequest request, String id, CommitReply reply) {
		return commit(request, Write.Kind.DELETE, id, NO_BODY, reply);
	}

	private CompletionStage<Reply> commit(WriteRequest request, Write.Kind kind, String id, byte[] body,
			CommitReply reply) {
		RequestSignature signature = request.signature();
		if (signature == null) {
			return write(request, new Write(kind, id, body, request.condition(), null), reply);
		}
		Write write = new Write(kind, id, body, request.condition(), signature.toIdempotency(reply.context()));
		return this.running.join(signature, () -> write(request, write, reply));
	}

	private CompletionStage<Reply> write(WriteRequest request, Write write, CommitReply reply) {
		long start = System.nanoTime();
		return this.store.write(write).whenComplete((result, failure) -> {
			if (failure != null) {
				this.metrics.failed(StoreGate.cause(failure));
			}
		}).thenCompose((result) -> {
			Duration duration = Duration.ofNanos(System.nanoTime() - start);
			this.metrics.answered(write.kind(), result, duration);
			if (result instanceof Written written) {
				return propagation(request.acknowledgement(), written)
					.thenApply((propagation) -> reply.make(written, duration, propagation))
					.thenCompose((made) -> this.keptReplies.keep(request.signature(), made));
			}
			return (result instanceof Repeated repeated) ? this.keptReplies.find(request, write, reply, repeated)
					: CompletableFuture.failedFuture(refusal(write, result).exception());
		});
	}

	/** Wait until the readers have applied the write, if the client wants that. */
	private CompletionStage<@Nullable List<Propagation>> propagation(Acknowledgement wanted, Written written) {
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
