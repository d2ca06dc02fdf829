package io.heavyread.console.traces;

import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.heavyread.console.writer.WriteReply;
import org.jspecify.annotations.Nullable;

/**
 * The way of one write to all readers. Filled by several threads, read by any.
 *
 * @param number its number
 * @param postId the post
 * @param written what the writer said
 * @param action what was done
 * @param user who wrote
 * @param body the bytes as text, empty when they could not be read
 * @param committed the commit on the store's clock
 * @param until until when readers are asked
 * @param arrivals by reader
 */
public record Trace(long number, String postId, WriteReply written, WriteAction action, String user, String body,
		Instant committed, Instant until, Map<String, Arrival> arrivals) {

	Trace(long number, String postId, WriteReply written, WriteAction action, String user, String body,
			Instant committed, Instant until) {
		this(number, postId, written, action, user, body, committed, until, new ConcurrentHashMap<>());
	}

	/** Take in that a reader has applied the write; the first figure stays. */
	void arrived(String reader, Arrival arrival) {
		this.arrivals.putIfAbsent(reader, arrival);
	}

	@Nullable Arrival arrival(String reader) {
		return this.arrivals.get(reader);
	}

}
