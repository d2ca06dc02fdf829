package io.heavyread.bench.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

import org.HdrHistogram.Histogram;

/**
 * Keeps connections busy from the calling thread. A connection sends its next requests
 * when all before are answered.
 * <p>
 * At a fixed rate requests become due by the clock alone. One that finds no free
 * connection waits, and its latency counts from when it was due: a slow server does not
 * slow the schedule down (no coordinated omission). The thread spins, so give it a core
 * of its own, or let it rest.
 */
public final class LoadGenerator implements AutoCloseable {

	private static final long DRAIN_NANOS = 5_000_000_000L;

	private final Selector selector;

	private final List<ClientConnection> connections = new ArrayList<>();

	private final Deque<ClientConnection> idle = new ArrayDeque<>();

	private final int depth;

	private Histogram latency = new Histogram(3);

	private long restNanos;

	private long requests;

	private long failures;

	/**
	 * Open the connections.
	 * @param ports the servers on this machine, taken in turn
	 * @param connections the number of connections to all servers
	 * @param depth how many requests a connection sends at once
	 */
	public LoadGenerator(List<Integer> ports, Requests requests, int connections, int depth) {
		this.depth = depth;
		try {
			this.selector = Selector.open();
		}
		catch (IOException ex) {
			throw new UncheckedIOException("no selector", ex);
		}
		for (int i = 0; i < connections; i++) {
			this.connections.add(new ClientConnection(this.selector, ports.get(i % ports.size()), requests, depth));
		}
	}

	/**
	 * Let the thread sleep between requests, where it has no core of its own. Latencies
	 * become up to a tenth of a millisecond longer.
	 */
	public LoadGenerator resting() {
		this.restNanos = 50_000;
		return this;
	}

	/** Send as fast as answers come. */
	public LoadResult saturate(Duration duration) {
		begin();
		long start = System.nanoTime();
		long end = start + duration.toNanos();
		this.connections.forEach((connection) -> send(connection, start));
		while (System.nanoTime() < end) {
			select(100, (connection) -> send(connection, start));
		}
		return ended(start, (connection) -> {
		});
	}

	/** Send at a rate of requests per second over all connections. */
	public LoadResult atRate(double rate, Duration duration) {
		begin();
		this.idle.addAll(this.connections);
		double interval = 1e9 * this.depth / rate;
		long start = System.nanoTime();
		long sends = (long) (duration.toNanos() / interval);
		for (long sent = 0; sent < sends;) {
			select(0, this::recordAndFree);
			if (this.restNanos > 0) {
				LockSupport.parkNanos(this.restNanos);
			}
			long now = System.nanoTime();
			while (sent < sends && start + (long) (sent * interval) <= now && !this.idle.isEmpty()) {
				send(this.idle.poll(), start + (long) (sent * interval));
				sent++;
			}
		}
		return ended(start, this::recordAndFree);
	}

	private void recordAndFree(ClientConnection connection) {
		this.latency.recordValue(Math.max(0, System.nanoTime() - connection.dueNanos()));
		this.idle.add(connection);
	}

	private void begin() {
		this.requests = 0;
		this.failures = 0;
		this.latency = new Histogram(3);
		this.idle.clear();
	}

	/** Wait for what is in flight, so that each sent request is counted. */
	private LoadResult ended(long start, Consumer<ClientConnection> onIdle) {
		long end = System.nanoTime() + DRAIN_NANOS;
		while (System.nanoTime() < end && !this.connections.stream().allMatch(ClientConnection::isIdle)) {
			select(10, onIdle);
		}
		this.connections.stream().filter((connection) -> !connection.isIdle()).forEach(this::lost);
		return new LoadResult(this.requests, this.failures, (System.nanoTime() - start) / 1e9, this.latency);
	}

	private void select(long millis, Consumer<ClientConnection> onIdle) {
		try {
			Consumer<SelectionKey> ready = (key) -> read((ClientConnection) key.attachment(), onIdle);
			if (millis > 0) {
				this.selector.select(ready, millis);
			}
			else {
				this.selector.selectNow(ready);
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException("cannot select", ex);
		}
	}

	private void read(ClientConnection connection, Consumer<ClientConnection> onIdle) {
		try {
			this.requests += connection.read();
			this.failures += connection.takeRefused();
		}
		catch (IOException ex) {
			lost(connection);
		}
		if (connection.isIdle()) {
			onIdle.accept(connection);
		}
	}

	private void lost(ClientConnection connection) {
		this.failures++;
		connection.reconnect();
	}

	private void send(ClientConnection connection, long due) {
		try {
			connection.send(this.depth, due);
		}
		catch (IOException ex) {
			lost(connection);
		}
	}

	@Override
	public void close() {
		this.connections.forEach(ClientConnection::close);
		try {
			this.selector.close();
		}
		catch (IOException ex) {
			throw new UncheckedIOException("cannot close the selector", ex);
		}
	}

}
