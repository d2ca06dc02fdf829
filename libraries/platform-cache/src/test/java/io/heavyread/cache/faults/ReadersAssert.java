package io.heavyread.cache.faults;

import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.TimeUnit;

import io.heavyread.cache.CacheContents;
import io.heavyread.cache.Entry;
import io.heavyread.cache.faults.Answer.Kind;
import io.heavyread.protocol.Position;
import io.heavyread.protocol.test.RedisProcess;
import io.heavyread.protocol.wire.Frame;
import io.heavyread.protocol.wire.Operation;
import org.assertj.core.api.AbstractAssert;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** Assertions about readers and what Redis holds, while nothing is written. */
public final class ReadersAssert extends AbstractAssert<ReadersAssert, List<FaultReader>> {

	private static final Duration CONVERGENCE = Duration.ofSeconds(10);

	private ReadersAssert(List<FaultReader> readers) {
		super(readers, ReadersAssert.class);
	}

	public static ReadersAssert assertThat(List<FaultReader> readers) {
		return new ReadersAssert(readers);
	}

	/**
	 * Wait until every reader is live at Redis' position, at most 10 s; then each must
	 * answer each of the posts as Redis has it, and hold nothing else as current.
	 */
	public ReadersAssert agreeWith(RedisProcess redis, List<String> ids) {
		try (Truth truth = new Truth(redis.port())) {
			Awaitility.await("agreement of position")
				.atMost(CONVERGENCE)
				.pollInterval(Duration.ofMillis(20))
				.until(() -> truth.isBeingCommittedAgain() ? "posts are committed again"
						: disagreement(truth.position()), String::isEmpty);
			for (FaultReader reader : this.actual) {
				ids.forEach((id) -> agree(reader, id, truth.frame(id)));
				agree(reader, truth);
			}
		}
		return this;
	}

	private String disagreement(@Nullable Position position) {
		if (position == null) {
			return "Redis has no history";
		}
		StringBuilder different = new StringBuilder();
		for (FaultReader reader : this.actual) {
			if (!reader.hasReached(position) || !reader.position().equals(position)) {
				different.append(reader.id()).append(" is ").append(reader.status()).append("; ");
			}
		}
		return different.isEmpty() ? "" : different + "Redis is at " + position;
	}

	private void agree(FaultReader reader, String id, @Nullable Frame frame) {
		Answer answer = Awaitility.await("an answer of " + reader.id())
			.atMost(CONVERGENCE)
			.pollDelay(Duration.ZERO)
			.pollInterval(Duration.ofMillis(20))
			.pollInSameThread()
			.until(() -> reader.ask(id).get(CONVERGENCE.toSeconds(), TimeUnit.SECONDS),
					(given) -> given.kind() != Kind.UNKNOWN);
		boolean living = frame != null && frame.header().operation() == Operation.PUT;
		Kind kind = living ? Kind.FRESH : Kind.ABSENT;
		if (answer.kind() != kind || (frame != null && living && answer.chain() != frame.header().chain())) {
			failWithMessage("%s answers %s, but Redis has %s", reader.id(), answer, frame);
		}
		Entry entry = reader.posts().get(id);
		if (frame != null && living && entry != null && entry.plain() != null
				&& !java.util.Arrays.equals(entry.plain().body(), frame.body())) {
			failWithMessage("%s has other bytes than Redis for %s", reader.id(), id);
		}
	}

	private void agree(FaultReader reader, Truth truth) {
		Iterator<? extends Entry> entries = reader.node().get(CacheContents.class).iterator();
		while (entries.hasNext()) {
			Entry entry = entries.next();
			if (!reader.posts().isCurrent(entry)) {
				continue;
			}
			Frame frame = truth.frame(entry.id());
			boolean other = (frame != null) ? frame.header().chain() != entry.chain() : !entry.isTombstone();
			if (other) {
				failWithMessage("%s holds %s as current, but Redis has %s", reader.id(), entry, frame);
			}
		}
	}

}
