package io.heavyread.cache.failover;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

import io.heavyread.cache.faults.Committed;
import io.heavyread.cache.faults.FaultReader;
import io.heavyread.cache.faults.History;
import io.heavyread.cache.faults.ReadLoad;
import io.heavyread.cache.faults.ReadersAssert;
import io.heavyread.cache.faults.Truth;
import io.heavyread.cache.faults.WriteLoad;
import io.heavyread.protocol.test.RedisProcess;
import io.heavyread.store.PostStore;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One fail-over under load: writes, reads and evictions go on all the time. One thread
 * drives it.
 */
final class Drill implements AutoCloseable {

	private static final Logger logger = LoggerFactory.getLogger(Drill.class);

	/** The bound of the contract. */
	static final Duration MAX_STALENESS = Duration.ofSeconds(2);

	/** Within it a promotion must have led readers and writers to the new primary. */
	static final Duration BACK = Duration.ofSeconds(10);

	private static final Duration PATIENCE = Duration.ofSeconds(30);

	/** How many stale answers are told to the log. */
	private static final int SHOWN = 10;

	private final String name;

	private final String run;

	private final List<FaultReader> readers;

	private final History history = new History();

	private final WriteLoad writes;

	private final ReadLoad reads;

	private final Map<String, Duration> limits = new HashMap<>();

	private @Nullable Churn churn;

	private @Nullable Arrival arrival;

	private long promotedNanos;

	private long ableNanos;

	Drill(String name, List<FaultReader> readers, List<PostStore> writers) {
		this.name = name;
		this.run = "drill";
		this.readers = readers;
		this.writes = new WriteLoad(this.run, writers, this.history);
		this.reads = new ReadLoad(this.run, readers, this.history);
	}

	/** Allow unmarked answers of that reader to be older than others'. */
	Drill limit(FaultReader reader, Duration age) {
		this.limits.put(reader.id(), age);
		return this;
	}

	/** Write every post, begin with the load, and let it go on for a while. */
	Drill start(PostStore writer) {
		replaceAll(writer);
		this.writes.start();
		this.reads.start();
		this.churn = new Churn(this.run, this.readers);
		during(Duration.ofSeconds(1));
		return this;
	}

	/** Tell that the server has just become the primary. */
	void promoted(RedisProcess server) {
		this.promotedNanos = System.nanoTime();
		this.ableNanos = this.promotedNanos;
		this.arrival = new Arrival(this.readers, server.port());
	}

	/** Tell that the new primary has just become able to take writes. */
	void able() {
		this.ableNanos = System.nanoTime();
	}

	/** Write every post once more. */
	void replaceAll(PostStore writer) {
		new Replacement(this.run, writer, this.history).replaceAll();
	}

	/** Do something while nothing is written; what was begun is decided before. */
	void withoutWrites(Runnable action) {
		this.writes.pause();
		action.run();
		this.writes.resume();
	}

	/** Let the load go on for a time. */
	void during(Duration time) {
		await().atMost(time.plus(PATIENCE)).pollDelay(time).until(() -> true);
	}

	/** Let the load go on until so long after then. */
	void until(long nanos, Duration after) {
		long left = nanos + after.toNanos() - System.nanoTime();
		if (left > 0) {
			during(Duration.ofNanos(left));
		}
	}

	/** Let the load go on until something is so, and for no longer than the bound. */
	void until(Duration bound, BooleanSupplier condition) {
		await().atMost(bound).until(condition::getAsBoolean);
	}

	/** Stop writing, let the readers agree with the survivor, and judge. */
	DrillOutcome end(RedisProcess survivor) {
		this.writes.close();
		AssertionError disagreement = disagreement(survivor);
		close();
		try (Truth truth = new Truth(survivor.port())) {
			Verdict verdict = new Verdict(this.history, KeptWrite.readAll(truth), this.promotedNanos);
			DrillOutcome outcome = new DrillOutcome(report(verdict), verdict, disagreement);
			logger.info("DRILL {}", outcome.report().row());
			outcome.verdict()
				.stale(this::limitOf)
				.stream()
				.limit(SHOWN)
				.forEach((answer) -> logger.info("stale {} ms after the promotion: {}",
						TimeUnit.NANOSECONDS.toMillis(answer.sentNanos() - this.promotedNanos), answer));
			return outcome;
		}
	}

	private Duration limitOf(String reader) {
		return this.limits.getOrDefault(reader, MAX_STALENESS);
	}

	private @Nullable AssertionError disagreement(RedisProcess survivor) {
		List<String> ids = IntStream.range(0, ReadLoad.IDS).mapToObj((at) -> this.run + "-" + at).toList();
		try {
			ReadersAssert.assertThat(this.readers).agreeWith(survivor, ids);
			return null;
		}
		catch (AssertionError | org.awaitility.core.ConditionTimeoutException ex) {
			return new AssertionError(this.name + ": readers and store disagree at the end", ex);
		}
	}

	private DrillReport report(Verdict verdict) {
		Duration oldest = this.readers.stream()
			.map((reader) -> verdict.oldest(reader.id()))
			.max(Duration::compareTo)
			.orElseThrow();
		long acknowledged = this.history.acknowledged();
		List<Committed> lost = verdict.lost();
		return new DrillReport(this.name, this.history.counts(), verdict.stale(this::limitOf).size(), oldest,
				verdict.wentBack().size(), acknowledged, lost.size(),
				lost.stream().filter((write) -> write.startNanos() - this.promotedNanos > 0).count(),
				Objects.requireNonNull(this.arrival).last(this.ableNanos),
				verdict.firstKept(this.run + ".", this.ableNanos));
	}

	static ConditionFactory await() {
		return Awaitility.await().atMost(PATIENCE).pollInterval(Duration.ofMillis(20));
	}

	@Override
	public void close() {
		this.writes.close();
		this.reads.close();
		if (this.churn != null) {
			this.churn.close();
		}
		if (this.arrival != null) {
			this.arrival.close();
		}
	}

}
