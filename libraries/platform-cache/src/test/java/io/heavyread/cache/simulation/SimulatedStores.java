package io.heavyread.cache.simulation;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.function.LongSupplier;

/**
 * Two servers, of which one is the primary, and those who say which: sentinels that learn
 * it late, or a name that leads there late and nobody beside it.
 */
final class SimulatedStores {

	private static final int CHANGES = 8;

	final Truth truth = new Truth();

	private final LongSupplier nanoTime;

	private final Fleet kind;

	private final List<SimulatedServer> servers;

	/** Who was the primary since when, the last first. */
	private final Deque<Reign> reigns = new ArrayDeque<>();

	SimulatedStores(Fleet kind, Random random, LongSupplier nanoTime, Channel channel) {
		this.kind = kind;
		this.nanoTime = nanoTime;
		this.servers = List.of(new SimulatedServer(this.truth, random, nanoTime, (bytes) -> channel.publish(0, bytes)),
				new SimulatedServer(this.truth, random, nanoTime, (bytes) -> channel.publish(1, bytes)));
		reign(0);
		server(0).promote();
	}

	private void reign(int server) {
		this.reigns.addFirst(new Reign(server, this.nanoTime.getAsLong()));
		while (this.reigns.size() > CHANGES) {
			this.reigns.removeLast();
		}
	}

	SimulatedServer server(int at) {
		return this.servers.get(at);
	}

	SimulatedServer primary() {
		return server(this.reigns.getFirst().server());
	}

	SimulatedServer other() {
		return server(1 - this.reigns.getFirst().server());
	}

	/**
	 * The replica takes over. Where nobody watches, the old primary learns it at once:
	 * what it says otherwise is beyond what a reader can know.
	 */
	void failOver() {
		if (this.kind == Fleet.ALONE || other().isHung()) {
			return;
		}
		SimulatedServer old = primary();
		other().takeOver(old);
		reign(1 - this.reigns.getFirst().server());
		if (this.kind == Fleet.NAMED) {
			old.demote();
		}
	}

	/** The server that those who are asked name at this moment. */
	int named() {
		return namedAt(this.nanoTime.getAsLong());
	}

	private int namedAt(long nanos) {
		for (Reign reign : this.reigns) {
			if (reign.sinceNanos() + this.kind.delayNanos() <= nanos) {
				return reign.server();
			}
		}
		return this.reigns.getLast().server();
	}

	/** As the witness says it. */
	OptionalLong confirmedNanos(int server) {
		long now = this.nanoTime.getAsLong();
		boolean confirmed = this.kind != Fleet.WATCHED && this.kind != Fleet.WATCHED_LATE || namedAt(now) == server;
		return confirmed ? OptionalLong.of(now) : OptionalLong.empty();
	}

	/** Replication goes on; an old primary becomes a replica, and is overwritten. */
	void replicate() {
		if (this.kind != Fleet.ALONE && !other().isHung() && !primary().isHung()) {
			other().demote();
			other().copy(primary());
		}
	}

	/** Everybody is well, and everybody knows who is the primary. */
	void heal() {
		primary().hang(false);
		other().hang(false);
		replicate();
	}

	/** Takes what a server publishes. */
	interface Channel {

		void publish(int server, byte[] bytes);

	}

	/** How the servers stand together. */
	enum Fleet {

		/** One server alone. */
		ALONE(Duration.ZERO),

		/** Sentinels, all of which know at once. */
		WATCHED(Duration.ZERO),

		/** Sentinels that hear of a promotion late. */
		WATCHED_LATE(Duration.ofMillis(1500)),

		/** One name, which moves. */
		NAMED(Duration.ofMillis(700));

		private final Duration delay;

		Fleet(Duration delay) {
			this.delay = delay;
		}

		long delayNanos() {
			return this.delay.toNanos();
		}

		/** Return by how much longer an answer may be old around a fail-over. */
		Duration limit() {
			return (this == WATCHED_LATE) ? this.delay : Duration.ZERO;
		}

	}

	private record Reign(int server, long sinceNanos) {
	}

}
