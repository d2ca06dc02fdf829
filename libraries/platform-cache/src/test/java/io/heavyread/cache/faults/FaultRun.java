package io.heavyread.cache.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.heavyread.cache.Load;
import io.heavyread.protocol.Position;
import io.heavyread.protocol.wire.Frame;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import static org.assertj.core.api.Assertions.assertThat;

/** One fault under load: what happened, and whether all is well afterwards. */
final class FaultRun implements AutoCloseable {

	private static final Logger logger = LoggerFactory.getLogger(FaultRun.class);

	private static final int WARM = 100;

	private static final int AFTER = 40;

	private final String name;

	private final FaultPlatform platform;

	private final History history = new History();

	private final WriteLoad writes;

	private final ReadLoad reads;

	FaultRun(String name, FaultPlatform platform) {
		this.name = name;
		this.platform = platform;
		this.writes = new WriteLoad(name, platform.stores(), this.history);
		this.reads = new ReadLoad(name, platform.readers(), this.history);
	}

	FaultReport drive(String fault, Duration bound, FaultPlatform.Fault cause) {
		this.writes.start();
		this.reads.start();
		writeSome(WARM);
		try {
			cause.happen(this);
		}
		catch (Exception ex) {
			throw new IllegalStateException(fault, ex);
		}
		long agreement = awaitAgreement();
		this.writes.resume();
		writeSome(AFTER);
		close();
		FaultReport report = report(fault, agreement);
		logger.info("{}", report.line());
		check(report, bound);
		return report;
	}

	/** Return how long it took; while somebody waits for a processor does not count. */
	private long awaitAgreement() {
		long begin = System.nanoTime();
		long starvedBefore = CpuPressure.totalMillis();
		try (Truth truth = new Truth(this.platform.redis().port())) {
			until(truth::isRecommitted);
			for (FaultReader reader : this.platform.readers()) {
				until(() -> {
					Position position = truth.position();
					return position != null && reader.hasReached(position);
				});
				until(() -> !(reader.posts().load("probe").join() instanceof Load.Unknown));
			}
		}
		long starved = CpuPressure.totalMillis() - starvedBefore;
		return Math.max(0, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin) - starved);
	}

	private FaultReport report(String fault, long agreementMillis) {
		Map<Committed.Outcome, Long> outcomes = this.history.writes()
			.stream()
			.collect(Collectors.groupingBy(Committed::outcome, Collectors.counting()));
		return new FaultReport(fault, agreementMillis, this.history.counts(), outcomes,
				HistoryChecker.violations(this.history, FaultPlatform.MAX_STALENESS));
	}

	private void check(FaultReport report, Duration bound) {
		assertThat(report.violations().stream().limit(20)).as(report.fault()).isEmpty();
		List<String> ids = IntStream.range(0, ReadLoad.IDS).mapToObj((at) -> this.name + "-" + at).toList();
		ReadersAssert.assertThat(this.platform.readers()).as(report.fault()).agreeWith(this.platform.redis(), ids);
		assertThat(lostWrites()).as(report.fault()).isEmpty();
		assertThat(report.agreementMillis()).as(report.fault()).isLessThanOrEqualTo(bound.toMillis());
	}

	/** Find acknowledged writes that are neither in Redis nor superseded there. */
	private List<String> lostWrites() {
		Map<String, Committed> newest = new HashMap<>();
		Loss loss = this.history.loss();
		this.history.writes()
			.stream()
			.filter((write) -> write.isAcknowledged() && !loss.took(write))
			.forEach((write) -> {
				long order = loss.order(write.endNanos(), write.version());
				newest.merge(write.id(), write,
						(one, other) -> (loss.order(one.endNanos(), one.version()) > order) ? one : other);
			});
		List<String> lost = new ArrayList<>();
		try (Truth truth = new Truth(this.platform.redis().port())) {
			newest.forEach((id, write) -> {
				Frame frame = truth.frame(id);
				if (frame == null || frame.header().sequence() < write.version()
						|| (frame.header().sequence() == write.version() && frame.header().chain() != write.chain())) {
					lost.add(write + " but Redis has " + frame);
				}
			});
		}
		return lost;
	}

	/** Go on until so many more writes are acknowledged. */
	void writeSome(int more) {
		int until = this.history.acknowledged() + more;
		until(() -> this.history.acknowledged() >= until);
	}

	/** Let the load go on for a time. */
	void during(Duration time) {
		FaultPlatform.await().pollDelay(time).until(() -> true);
	}

	/** Wait until something is so. */
	void until(BooleanSupplier condition) {
		FaultPlatform.await().until(condition::getAsBoolean);
	}

	/** Check that the reader proved nothing from one time to another. */
	void assertNothingProven(FaultReader reader, long fromNanos, long toNanos) {
		assertThat(this.history.answers()
			.stream()
			.filter((answer) -> answer.reader().equals(reader.id()) && answer.isProven()
					&& answer.sentNanos() - fromNanos > 0 && answer.sentNanos() - toNanos < 0)
			.limit(5)).isEmpty();
	}

	/** Check that the reader proved every answer so far. */
	void assertAllProven(FaultReader reader) {
		assertThat(this.history.answers()
			.stream()
			.filter((answer) -> answer.reader().equals(reader.id()) && !answer.isProven())
			.limit(5)).isEmpty();
	}

	WriteLoad writes() {
		return this.writes;
	}

	History history() {
		return this.history;
	}

	String id(int at) {
		return this.name + "-" + at;
	}

	@Override
	public void close() {
		this.writes.close();
		this.reads.close();
	}

}
