package io.heavyread.console.members;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import io.heavyread.protocol.fleet.Member;
import io.heavyread.protocol.fleet.Proof;

/** Chooses the writer that is asked and written through. */
public final class ProvenWriters {

	/** A writer whose heartbeat is so much older than the newest one is gone. */
	private static final long GONE_MILLIS = 5000;

	private ProvenWriters() {
	}

	/**
	 * Return the first by name of the writers that have proven themselves and send
	 * heartbeats, so that it stays the same while it lives.
	 */
	public static Optional<Member> first(List<Member> writers) {
		List<Member> proven = writers.stream().filter((writer) -> writer.proof() == Proof.PROVEN).toList();
		long newest = proven.stream().mapToLong(Member::heartbeatMillis).max().orElse(0);
		return proven.stream()
			.filter((writer) -> writer.heartbeatMillis() > newest - GONE_MILLIS)
			.min(Comparator.comparing(Member::id));
	}

}
