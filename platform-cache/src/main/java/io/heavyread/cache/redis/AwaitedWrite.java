package io.heavyread.cache.redis;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;

import io.heavyread.cache.fleet.Member;
import io.heavyread.cache.fleet.Propagation;
import org.jspecify.annotations.Nullable;

/**
 * One write that somebody waits for, with the readers that are to apply it. Guarded by
 * itself.
 */
final class AwaitedWrite {

	private static final String GONE = "GONE";

	private final long version;

	private final long deadlineNanos;

	private final CompletableFuture<List<Propagation>> result = new CompletableFuture<>();

	private final Set<String> expected = new TreeSet<>();

	private final Map<String, Double> lags = new HashMap<>();

	AwaitedWrite(long version, long deadlineNanos) {
		this.version = version;
		this.deadlineNanos = deadlineNanos;
	}

	long version() {
		return this.version;
	}

	long deadlineNanos() {
		return this.deadlineNanos;
	}

	CompletableFuture<List<Propagation>> result() {
		return this.result;
	}

	synchronized void expect(List<Member> readers) {
		readers.forEach((reader) -> this.expected.add(reader.id()));
	}

	synchronized void heard(Map<byte[], byte[]> answers) {
		answers.forEach((reader, micros) -> this.lags.put(Keys.text(reader), millis(micros)));
	}

	private static Double millis(byte[] micros) {
		return Long.parseLong(Keys.text(micros)) / 1000.0;
	}

	synchronized boolean isComplete() {
		return this.lags.keySet().containsAll(this.expected);
	}

	/** End the waiting; the readers that live now tell their states. */
	synchronized void finish(List<Member> living) {
		Map<String, Member> members = new HashMap<>();
		living.forEach((member) -> members.put(member.id(), member));
		Set<String> readers = new TreeSet<>(this.expected);
		readers.addAll(members.keySet());
		List<Propagation> propagation = new ArrayList<>();
		for (String reader : readers) {
			propagation.add(of(reader, members.get(reader)));
		}
		this.result.complete(propagation);
	}

	private Propagation of(String reader, @Nullable Member member) {
		Double lag = this.lags.get(reader);
		boolean registered = member != null && member.sequence() >= this.version;
		String state = (member != null) ? member.state() : GONE;
		Double measured = (lag != null && lag >= 0) ? lag : null;
		return new Propagation(reader, lag != null || registered, measured, state);
	}

}
