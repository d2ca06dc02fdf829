package io.heavyread.cache.simulation;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

import io.heavyread.protocol.Position;
import io.heavyread.protocol.wire.Frame;
import io.heavyread.protocol.wire.LogEntry;
import io.heavyread.protocol.wire.Operation;
import org.jspecify.annotations.Nullable;

/**
 * One Redis server with what a writer does to it, at once and whole, and what can happen
 * to its data. What the server does is the truth while it is the primary.
 */
final class SimulatedServer {

	private final Truth truth;

	private final Random random;

	private final LongSupplier nanoTime;

	private final Consumer<byte[]> channel;

	private State state = new State(null, new HashMap<>(), new ArrayList<>());

	private @Nullable State snapshot;

	private long highest;

	private boolean primary;

	private boolean saysPrimary;

	private boolean hung;

	private long lostNanos = Long.MIN_VALUE / 2;

	/**
	 * Create an empty server.
	 * @param channel takes what is published
	 */
	SimulatedServer(Truth truth, Random random, LongSupplier nanoTime, Consumer<byte[]> channel) {
		this.truth = truth;
		this.random = random;
		this.nanoTime = nanoTime;
		this.channel = channel;
	}

	/** Become the primary, for itself and for everybody, with the data that is there. */
	void promote() {
		this.primary = true;
		this.saysPrimary = true;
	}

	/** Another server is the primary now, which this one does not know. */
	void supersede() {
		this.primary = false;
	}

	/** Learn that another server is the primary; the data stay as they are. */
	void demote() {
		this.saysPrimary = this.primary;
	}

	/** Take the place of the other server, with what was copied from it. */
	void takeOver(SimulatedServer old) {
		old.supersede();
		promote();
		this.highest = Math.max(this.highest, old.highest);
		this.lostNanos = this.nanoTime.getAsLong();
		for (String id : union(old.state.posts.keySet(), this.state.posts.keySet())) {
			this.truth.now(id, this.nanoTime.getAsLong(), this.state.posts.get(id));
		}
	}

	private static Set<String> union(Set<String> one, Set<String> other) {
		Set<String> all = new TreeSet<>(one);
		all.addAll(other);
		return all;
	}

	/** Copy what the other server has, as replication does. */
	void copy(SimulatedServer other) {
		this.state = other.state.copy();
	}

	boolean isPrimary() {
		return this.primary;
	}

	boolean saysPrimary() {
		return this.saysPrimary;
	}

	boolean isHung() {
		return this.hung;
	}

	void hang(boolean now) {
		this.hung = now;
	}

	/** As open.lua: above everything, and with a gap in a log that is still there. */
	void openHistory() {
		if (this.state.position == null) {
			long epoch = this.random.nextLong() | 1;
			this.highest += this.state.log.isEmpty() ? 0 : 1;
			this.state.position = new Position(epoch, this.highest, Frame.firstChain(epoch));
			List.copyOf(this.state.posts.values()).forEach(this::recommit);
		}
	}

	private void recommit(Frame old) {
		if (old.header().operation() == Operation.PUT) {
			commit(Operation.PUT, old.id(), old.body());
		}
	}

	void write(String id, boolean put) {
		if (this.state.position == null) {
			return;
		}
		byte[] body = put ? ("body " + this.random.nextInt()).getBytes(StandardCharsets.UTF_8) : new byte[0];
		commit(put ? Operation.PUT : Operation.DELETE, id, body);
	}

	private void commit(Operation operation, String id, byte[] body) {
		Position before = this.state.position;
		if (before == null) {
			return;
		}
		Frame frame = Frame.encode(operation, id, body, before, this.nanoTime.getAsLong() / 1000);
		this.state.position = frame.position();
		this.highest = Math.max(this.highest, frame.header().sequence());
		this.state.posts.put(id, frame);
		this.state.log.add(new LogEntry(frame.header().sequence(), id, frame.header().chain()));
		this.truth.written(frame);
		if (this.primary) {
			this.truth.now(id, this.nanoTime.getAsLong(), frame);
		}
		else {
			this.truth.extra(frame, this.nanoTime.getAsLong());
		}
		this.channel.accept((this.random.nextInt(20) != 0) ? frame.bytes() : announcement(frame));
	}

	/** Nothing in an announcement proves its id: now and then it names another post. */
	private static byte[] announcement(Frame frame) {
		byte[] bytes = frame.withoutBody();
		long chance = Long.remainderUnsigned(frame.header().chain(), 20);
		if (chance < 5) {
			bytes[bytes.length - 1] = (byte) ('a' + chance);
		}
		return bytes;
	}

	void loseEverything() {
		this.lostNanos = this.nanoTime.getAsLong();
		List.copyOf(this.state.posts.keySet()).forEach((id) -> has(id, null));
		this.state = new State(null, new HashMap<>(), new ArrayList<>());
	}

	void loseMeta() {
		this.state.position = null;
	}

	void takeSnapshot() {
		this.snapshot = this.state.copy();
	}

	void restoreSnapshot() {
		State earlier = this.snapshot;
		if (earlier == null || earlier.position == null) {
			return;
		}
		this.lostNanos = this.nanoTime.getAsLong();
		List<String> ids = new ArrayList<>(this.state.posts.keySet());
		ids.addAll(earlier.posts.keySet());
		this.state = earlier.copy();
		for (String id : ids) {
			has(id, this.state.posts.get(id));
		}
	}

	private void has(String id, @Nullable Frame frame) {
		if (this.primary) {
			this.truth.now(id, this.nanoTime.getAsLong(), frame);
		}
	}

	void trimLog() {
		int keep = this.random.nextInt(3);
		while (this.state.log.size() > keep) {
			this.state.log.remove(0);
		}
	}

	void foreignMessage() {
		byte[] garbage = new byte[this.random.nextInt(80)];
		this.random.nextBytes(garbage);
		this.channel.accept(garbage);
	}

	/**
	 * Tell whether the store has lost writes since then: what it said at that time was
	 * true then.
	 */
	boolean hasLostSince(long nanos) {
		return this.lostNanos >= nanos;
	}

	@Nullable Position position() {
		return this.state.position;
	}

	@Nullable Frame stored(String id) {
		return this.state.posts.get(id);
	}

	List<LogEntry> log(long fromSequence, int limit) {
		return this.state.log.stream().filter((entry) -> entry.sequence() >= fromSequence).limit(limit).toList();
	}

	/** What Redis holds. */
	private static final class State {

		private @Nullable Position position;

		private final Map<String, Frame> posts;

		private final List<LogEntry> log;

		State(@Nullable Position position, Map<String, Frame> posts, List<LogEntry> log) {
			this.position = position;
			this.posts = posts;
			this.log = log;
		}

		State copy() {
			return new State(this.position, new HashMap<>(this.posts), new ArrayList<>(this.log));
		}

	}

}
