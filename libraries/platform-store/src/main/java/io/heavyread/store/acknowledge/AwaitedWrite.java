package io.heavyread.store.acknowledge;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;

import io.heavyread.protocol.fleet.Member;
import io.heavyread.protocol.fleet.Proof;
import io.heavyread.protocol.fleet.Propagation;
import io.heavyread.protocol.support.Utf8;
import org.jspecify.annotations.Nullable;

/**
 * One write that somebody waits for, with the readers that are to apply it. Guarded by
 * itself.
 */
final class AwaitedWrite {

	private static final String GONE = "GONE";

	/** So long after the readers were looked for they are looked for again. */
	private static final long AGAIN_NANOS = 500_000_000;

	private static final Pattern MICROS = Pattern.compile("-?[0-9]{1,18}");

	private final long version;

	private final long deadlineNanos;

	private final CompletableFuture<List<Propagation>> result = new CompletableFuture<>();

	private final Map<String, Member> expected = new TreeMap<>();

	private final Map<String, Double> lags = new HashMap<>();

	private boolean knowsAll;

	private long askedNanos;

	private boolean asked;

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

	/**
	 * Tell whether the readers are to be looked for now, as long as not all are known.
	 */
	synchronized boolean wantsReaders(long nowNanos) {
		if (this.knowsAll || (this.asked && nowNanos - this.askedNanos < AGAIN_NANOS)) {
			return false;
		}
		this.asked = true;
		this.askedNanos = nowNanos;
		return true;
	}

	/**
	 * Wait for these readers.
	 * @param all false when there are more: then the time is waited for as well
	 */
	synchronized void expect(List<Member> readers, boolean all) {
		readers.forEach((reader) -> this.expected.put(reader.id(), reader));
		this.knowsAll = all;
	}

	/** Return the readers that have not acknowledged yet. */
	synchronized List<String> missing() {
		return this.expected.keySet().stream().filter((reader) -> !this.lags.containsKey(reader)).toList();
	}

	/** Take what a reader acknowledged; anything but a number is nothing. */
	synchronized void heard(String reader, byte[] micros) {
		String text = Utf8.text(micros);
		if (MICROS.matcher(text).matches()) {
			this.lags.put(reader, Long.parseLong(text) / 1000.0);
		}
	}

	synchronized boolean isComplete() {
		return this.knowsAll && this.lags.keySet().containsAll(this.expected.keySet());
	}

	/** End the waiting; the readers that live now tell their states. */
	synchronized void finish(List<Member> living) {
		Map<String, Member> members = new TreeMap<>();
		living.forEach((member) -> members.put(member.id(), member));
		Map<String, Member> readers = new TreeMap<>(this.expected);
		readers.putAll(members);
		List<Propagation> propagation = new ArrayList<>();
		readers.keySet().forEach((reader) -> propagation.add(of(reader, members.get(reader))));
		this.result.complete(propagation);
	}

	/** End the waiting without having looked again: the states are those of its begin. */
	synchronized void finish() {
		finish(List.copyOf(this.expected.values()));
	}

	private Propagation of(String reader, @Nullable Member member) {
		Double lag = this.lags.get(reader);
		boolean registered = member != null && member.sequence() >= this.version;
		Double measured = (lag != null && lag >= 0) ? lag : null;
		return new Propagation(reader, lag != null || registered, measured, state(member));
	}

	private static String state(@Nullable Member member) {
		if (member == null) {
			return GONE;
		}
		return member.state().isEmpty() ? Proof.OLDER.name() : member.state();
	}

}
