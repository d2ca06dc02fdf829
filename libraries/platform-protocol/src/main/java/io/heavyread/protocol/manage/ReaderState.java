package io.heavyread.protocol.manage;

import java.time.Instant;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * What a reader tells about itself. Whatever it leaves out is empty, null or 0.
 *
 * @param reader the instance's id
 * @param state where its feed stands
 * @param epoch the store's history, 16 hex digits
 * @param sequence its position
 * @param chain the hash at its position, 16 hex digits
 * @param storeSequence the store's sequence as it last heard
 * @param leaseAgeMs milliseconds since the last proof of freshness, -1 if there was none
 * @param entries cached entries, tombstones included
 * @param weightBytes estimated bytes that they take
 * @param maxWeightBytes the bound on that
 * @param hits look-ups answered from memory, proven fresh
 * @param misses look-ups answered by asking the store
 * @param hitRatio share of hits in all look-ups, null without any
 * @param hitRatio1m the same over the last minute
 * @param requests1m look-ups of the last minute
 * @param propagationLag time from publishing to applying
 * @param gaps how often messages were missing
 * @param resyncs full resyncs
 * @param startedAt when its process started, ISO 8601
 * @param since when its state began, ISO 8601
 * @param cause why, empty while live
 * @param revalidating entries that a full resync has not compared with the store yet
 * @param generation the life of the cache's trust
 * @param resyncsByReason full resyncs by reason
 * @param changes messages by outcome
 * @param stale look-ups answered from memory, marked as stale
 * @param evictions entries evicted to keep the bound
 * @param connections open connections of the data port
 * @param uptimeMs milliseconds since the start
 * @param dataAddress host:port of the data port
 * @param managementAddress host:port of the management port
 * @param wireVersion the version of frames that it knows
 * @param unsupportedWireVersion another version of which frames were refused, null when
 * there was none
 * @param jvm the process
 */
public record ReaderState(String reader, String state, String epoch, long sequence, String chain, long storeSequence,
		long leaseAgeMs, long entries, long weightBytes, long maxWeightBytes, long hits, long misses,
		@Nullable Double hitRatio, @Nullable Double hitRatio1m, long requests1m, Lag propagationLag, long gaps,
		long resyncs, @Nullable String startedAt, @Nullable String since, String cause, long revalidating,
		int generation, Map<String, Long> resyncsByReason, Map<String, Long> changes, long stale, long evictions,
		int connections, long uptimeMs, String dataAddress, String managementAddress, int wireVersion,
		@Nullable Integer unsupportedWireVersion, @Nullable Jvm jvm) {

	public ReaderState {
		reader = Fields.textOrEmpty(reader);
		state = Fields.textOrEmpty(state);
		epoch = Fields.textOrEmpty(epoch);
		chain = Fields.textOrEmpty(chain);
		propagationLag = (propagationLag != null) ? propagationLag : new Lag(0, 0, 0, 0);
		startedAt = Fields.text(startedAt);
		since = Fields.text(since);
		cause = Fields.textOrEmpty(cause);
		resyncsByReason = Fields.counts(resyncsByReason);
		changes = Fields.counts(changes);
		dataAddress = Fields.textOrEmpty(dataAddress);
		managementAddress = Fields.textOrEmpty(managementAddress);
	}

	/** Return when its process started, null when it does not say. */
	public @Nullable Instant started() {
		return Fields.instant(this.startedAt);
	}

	/** Return when its state began, null when it does not say. */
	public @Nullable Instant began() {
		return Fields.instant(this.since);
	}

	/** Return all look-ups since it started. */
	public long requests() {
		return this.hits + this.misses + this.stale;
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
	 * @param heapCommittedBytes bytes of the heap that the process has
	 * @param heapMaxBytes bytes that the heap may grow to
	 * @param threads live threads
	 */
	public record Jvm(String version, long heapUsedBytes, long heapCommittedBytes, long heapMaxBytes, int threads) {

		public Jvm {
			version = Fields.textOrEmpty(version);
		}

	}

}
