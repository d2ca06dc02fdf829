package io.heavyread.console.reader;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * What a reader tells about itself; the names are those of its JSON document. Whatever it
 * leaves out is null or 0.
 *
 * @param state where its feed stands
 * @param epoch the store's history, 16 hex digits
 * @param sequence its position
 * @param chain the hash at its position, 16 hex digits
 * @param storeSequence the store's sequence as it last heard
 * @param leaseAgeMs milliseconds since the last proof of freshness, -1 if there was none
 * @param entries cached entries
 * @param weightBytes bytes that they take
 * @param maxWeightBytes the bound on that
 * @param hits answers from memory since it started
 * @param misses answers that needed the store
 * @param hitRatio share of hits, null without traffic
 * @param hitRatio1m the same over the last minute
 * @param requests1m look-ups of the last minute
 * @param propagationLag time from publishing to applying
 * @param gaps how often messages were missing
 * @param resyncs full resyncs
 * @param startedAt when it started, ISO 8601
 * @param since when its state began, ISO 8601
 * @param cause why, empty while live
 * @param resyncsByReason full resyncs by reason
 * @param changes messages by outcome
 * @param stale answers marked as stale
 * @param evictions entries evicted to keep the bound
 * @param revalidating entries that a full resync has not compared yet
 * @param connections open connections of the data port
 * @param jvm the process
 */
public record ReaderState(String state, String epoch, long sequence, String chain, long storeSequence, long leaseAgeMs,
		long entries, long weightBytes, long maxWeightBytes, long hits, long misses, @Nullable Double hitRatio,
		@Nullable Double hitRatio1m, long requests1m, @Nullable Lag propagationLag, long gaps, long resyncs,
		@Nullable String startedAt, @Nullable String since, @Nullable String cause, Map<String, Long> resyncsByReason,
		Map<String, Long> changes, long stale, long evictions, long revalidating, int connections, @Nullable Jvm jvm) {

	public ReaderState {
		state = MemberFields.textOrEmpty(state);
		epoch = MemberFields.textOrEmpty(epoch);
		chain = MemberFields.textOrEmpty(chain);
		startedAt = MemberFields.text(startedAt);
		since = MemberFields.text(since);
		cause = MemberFields.text(cause);
		resyncsByReason = MemberFields.counts(resyncsByReason);
		changes = MemberFields.counts(changes);
	}

	/** Return all look-ups since it started. */
	public long requests() {
		return this.hits + this.misses + this.stale;
	}

	/** Return the lag, zeros when it tells none. */
	public Lag lag() {
		return (this.propagationLag != null) ? this.propagationLag : new Lag(0, 0, 0, 0);
	}

	/** Return how many messages had the outcome. */
	public long changes(String outcome) {
		return this.changes.getOrDefault(outcome, 0L);
	}

	/**
	 * The lag in milliseconds.
	 *
	 * @param p50Ms the median
	 * @param p99Ms the 99th percentile
	 * @param maxMs the largest
	 * @param lastMs that of the last change
	 */
	public record Lag(double p50Ms, double p99Ms, double maxMs, double lastMs) {

		/**
		 * A percentile is the upper end of a histogram's bucket, which may lie above the
		 * largest value.
		 */
		public Lag {
			p50Ms = Math.min(p50Ms, maxMs);
			p99Ms = Math.min(p99Ms, maxMs);
		}

	}

	/**
	 * The process.
	 *
	 * @param version the Java version
	 * @param heapUsedBytes bytes of the heap that are taken
	 * @param heapMaxBytes bytes that the heap may grow to
	 * @param threads live threads
	 */
	public record Jvm(@Nullable String version, long heapUsedBytes, long heapMaxBytes, int threads) {

		public Jvm {
			version = MemberFields.text(version);
		}

	}

}
