package io.heavyread.writer.commit;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

import io.heavyread.protocol.StoreException;
import io.heavyread.store.Write;
import io.heavyread.store.WriteResult;
import io.heavyread.writer.http.ProblemException;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;

import org.springframework.stereotype.Component;

/** Counts writes by result and times their commits; any thread may call. */
@Component
class WriteMetrics {

	private final Map<Result, Counter> writes = new EnumMap<>(Result.class);

	private final Timer duration;

	WriteMetrics(MeterRegistry registry) {
		for (Result result : Result.values()) {
			this.writes.put(result, counter(registry, result));
		}
		this.duration = Timer.builder("platform.write.duration")
			.description("Time from asking the store for a write to its answer")
			.publishPercentileHistogram()
			.minimumExpectedValue(Duration.ofNanos(100_000))
			.maximumExpectedValue(Duration.ofSeconds(10))
			.register(registry);
	}

	private static Counter counter(MeterRegistry registry, Result result) {
		return Counter.builder("platform.writes")
			.description("Writes that were well-formed, by what became of them")
			.tag("result", result.name().toLowerCase(Locale.ROOT))
			.register(registry);
	}

	/** Count and time a write that the store answered. */
	void answered(Write.Kind kind, WriteResult result, Duration commit) {
		count(Result.of(kind, result));
		this.duration.record(commit);
	}

	/** Count a write that the store did not take or answer, or that never reached it. */
	void failed(Throwable failure) {
		if (failure instanceof StoreException ex) {
			count((ex.outcome() == StoreException.Outcome.NONE) ? Result.REFUSED : Result.UNKNOWN);
		}
		else {
			count((failure instanceof ProblemException) ? Result.LIMITED : Result.UNKNOWN);
		}
	}

	private void count(Result result) {
		Objects.requireNonNull(this.writes.get(result)).increment();
	}

	/** What became of a write. */
	enum Result {

		/** A post came to be. */
		CREATED,

		/** A post got new content. */
		REPLACED,

		/** A post was deleted. */
		DELETED,

		/** The idempotency key was known: nothing was written again. */
		REPEATED,

		/** The idempotency key was used by another request. */
		CONFLICT,

		/** The condition did not hold. */
		PRECONDITION_FAILED,

		/** There was no post to delete. */
		NOT_FOUND,

		/** Too many bytes waited for the store already. */
		LIMITED,

		/** The store did not take it. */
		REFUSED,

		/** The store did not answer in time. */
		UNKNOWN;

		static Result of(Write.Kind kind, WriteResult result) {
			if (result instanceof WriteResult.Written written) {
				return (kind == Write.Kind.DELETE) ? DELETED : written.created() ? CREATED : REPLACED;
			}
			if (result instanceof WriteResult.Repeated) {
				return REPEATED;
			}
			if (result instanceof WriteResult.KeyConflict) {
				return CONFLICT;
			}
			return (result instanceof WriteResult.NotFound) ? NOT_FOUND : PRECONDITION_FAILED;
		}

	}

}
