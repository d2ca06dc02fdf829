package io.heavyread.console.traces;

import java.util.List;

import io.heavyread.console.fleet.FleetSnapshot;
import org.jspecify.annotations.Nullable;

/**
 * A trace in the API.
 *
 * @param number its number
 * @param post the post
 * @param version the write's version
 * @param etag the new ETag, empty for a delete
 * @param headline the answer in a sentence
 * @param readers one per reader
 */
public record ApiTrace(long number, String post, long version, String etag, String headline, List<ApiArrival> readers) {

	/** Return how the write stands now. */
	public static ApiTrace of(Trace trace, FleetSnapshot now) {
		TraceView view = TraceView.of(trace, now);
		return new ApiTrace(trace.number(), trace.postId(), trace.written().version(), trace.written().etag(),
				view.verdict().headline(), view.rows().stream().map(ApiArrival::of).toList());
	}

	/**
	 * One reader's part of a trace.
	 *
	 * @param reader the reader
	 * @param applied whether it has applied the write
	 * @param ms milliseconds after the commit, null when not applied
	 * @param reason why not, empty when it has
	 * @param source who measured
	 */
	public record ApiArrival(String reader, boolean applied, @Nullable Double ms, String reason, String source) {

		static ApiArrival of(TraceView.Row row) {
			return new ApiArrival(row.reader(), row.applied(), Double.isNaN(row.ms()) ? null : row.ms(), row.reason(),
					row.source());
		}

	}

}
