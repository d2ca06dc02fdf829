package io.heavyread.reader.connection;

import java.util.LinkedHashSet;
import java.util.Set;

import io.heavyread.reader.answer.Lane;
import io.netty.channel.EventLoop;

/**
 * The open connections of one event loop. For that thread only, but for {@link #drain}.
 */
public final class OpenConnections {

	private final Lane lane;

	private final SlowClients slowClients;

	private final Set<Connection> all = new LinkedHashSet<>();

	private boolean closingIdle;

	/**
	 * Create an empty set.
	 * @param lane what the answers of the event loop share
	 * @param mostSlow how many connections may wait for clients that do not read
	 */
	public OpenConnections(Lane lane, int mostSlow) {
		this.lane = lane;
		this.slowClients = new SlowClients(mostSlow);
	}

	/** Enforce the deadlines, from now on. Any thread may call. */
	public void enforce(Deadlines deadlines, EventLoop eventLoop) {
		new DeadlineSweep(eventLoop, this, deadlines.sweepNanos()).begin();
	}

	void add(Connection connection) {
		this.all.add(connection);
	}

	void remove(Connection connection) {
		this.all.remove(connection);
		this.slowClients.remove(connection);
	}

	Connection[] toArray() {
		return this.all.toArray(Connection[]::new);
	}

	/** Return how many there are. */
	public int size() {
		return this.all.size();
	}

	/** Return those whose clients have to read. */
	SlowClients slowClients() {
		return this.slowClients;
	}

	/** Return what their answers share. */
	public Lane lane() {
		return this.lane;
	}

	/** Let every response end its connection. Any thread may call. */
	public void drain() {
		this.lane.drain();
	}

	/** Close connections that have no request, at the next sweep. */
	public void closeIdle() {
		this.closingIdle = true;
	}

	boolean isClosingIdle() {
		return this.closingIdle;
	}

}
