package io.heavyread.console.posts;

import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;

/**
 * The way of one write to all readers. Filled by several threads, read by any.
 */
final class Trace {

	private final long number;

	private final String postId;

	private final Written written;

	private final String action;

	private final String user;

	private final String body;

	private final Instant committed;

	private final Instant until;

	private final Map<String, Arrival> arrivals = new ConcurrentHashMap<>();

	Trace(long number, String postId, Written written, String action, String user, String body, Instant committed,
			Instant until) {
		this.number = number;
		this.postId = postId;
		this.written = written;
		this.action = action;
		this.user = user;
		this.body = body;
		this.committed = committed;
		this.until = until;
	}

	/** Return its number. */
	public long number() {
		return this.number;
	}

	/** Return the post. */
	public String postId() {
		return this.postId;
	}

	/** Return what the writer said. */
	public Written written() {
		return this.written;
	}

	/** Return create, edit or delete. */
	public String action() {
		return this.action;
	}

	/** Return who wrote. */
	public String user() {
		return this.user;
	}

	/** Return the bytes as text, empty when they could not be read. */
	public String body() {
		return this.body;
	}

	/** Return the commit on the store's clock. */
	public Instant committed() {
		return this.committed;
	}

	/** Return until when readers are asked. */
	public Instant until() {
		return this.until;
	}

	void arrived(String reader, Arrival arrival) {
		this.arrivals.putIfAbsent(reader, arrival);
	}

	@Nullable Arrival arrival(String reader) {
		return this.arrivals.get(reader);
	}

	/**
	 * A reader has applied the write.
	 *
	 * @param lagMs milliseconds after the commit; NaN when only an upper bound is known
	 * @param atMostMs milliseconds after the commit when the console saw it
	 * @param source who measured: writer, reader or clock
	 */
	record Arrival(double lagMs, double atMostMs, String source) {

		boolean isExact() {
			return !Double.isNaN(this.lagMs);
		}

		/** Return the figure to draw. */
		double ms() {
			return isExact() ? this.lagMs : this.atMostMs;
		}

	}

}
