package io.heavyread.console.traces;

import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.heavyread.console.writer.Written;
import org.jspecify.annotations.Nullable;

/**
 * The way of one write to all readers. Filled by several threads, read by any.
 */
public final class Trace {

	private final long number;

	private final String postId;

	private final Written written;

	private final WriteAction action;

	private final String user;

	private final String body;

	private final Instant committed;

	private final Instant until;

	private final Map<String, Arrival> arrivals = new ConcurrentHashMap<>();

	Trace(long number, String postId, Written written, WriteAction action, String user, String body, Instant committed,
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

	/** Return what was done. */
	public WriteAction action() {
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

}
