package io.heavyread.console.writer;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What the writer said to a write.
 *
 * @param status the status code, 0 when it did not answer
 * @param problem a sentence when it did not write, empty when it did
 * @param id the post's id
 * @param version the write's version
 * @param etag the new ETag, quotes included; empty for a delete
 * @param duration how long the commit took, as the writer says
 * @param publishNanos the instant just before the commit, nanoseconds since 1970
 * @param propagation what the readers said, as far as the writer waited
 */
public record WriteReply(int status, String problem, String id, long version, String etag, String duration,
		long publishNanos, List<Acknowledged> propagation) {

	/** Tell whether the write is committed. */
	public boolean succeeded() {
		return this.status >= 200 && this.status < 300;
	}

	static WriteReply failed(int status, String problem) {
		return new WriteReply(status, problem, "", 0, "", "", 0, List.of());
	}

	/**
	 * One reader's acknowledgement.
	 *
	 * @param reader the reader
	 * @param applied whether it has applied the write
	 * @param lagMs milliseconds from publish to applied, null when not applied
	 * @param state its state when it has not
	 */
	public record Acknowledged(String reader, boolean applied, @Nullable Double lagMs, @Nullable String state) {
	}

}
