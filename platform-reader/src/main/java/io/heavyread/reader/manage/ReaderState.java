package io.heavyread.reader.manage;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.util.Map;

import io.heavyread.cache.metrics.PropagationLag;
import org.jspecify.annotations.Nullable;

/**
 * What the reader tells about itself; the names are those of the JSON document.
 *
 * @param reader the instance's id
 * @param state where the feed stands
 * @param epoch the store's history, 16 hex digits
 * @param sequence the position
 * @param chain the hash at the position, 16 hex digits
 * @param storeSequence the store's sequence as last heard
 * @param leaseAgeMs milliseconds since the last proof of freshness, -1 if there was none
 * @param entries cached entries, tombstones included
 * @param weightBytes estimated bytes that they take
 * @param maxWeightBytes the bound on that
 * @param hits look-ups answered from memory, proven fresh
 * @param misses look-ups answered by asking the store
 * @param hitRatio share of hits in all look-ups, null without any
 * @param hitRatio1m the same over the last minute
 * @param requests1m look-ups in the last minute
 * @param propagationLag time from publishing to applying
 * @param gaps how often messages were missing
 * @param resyncs full resyncs
 * @param startedAt when the process started, ISO 8601
 * @param since when the state began, ISO 8601
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
 * @param managementAddress host:port of this port
 * @param wireVersion the version of frames that this reader knows
 * @param unsupportedWireVersion another version of which frames were refused, null when
 * there was none
 * @param jvm the process
 */
record ReaderState(String reader, String state, String epoch, long sequence, String chain, long storeSequence,
		long leaseAgeMs, long entries, long weightBytes, long maxWeightBytes, long hits, long misses,
		@Nullable Double hitRatio, @Nullable Double hitRatio1m, long requests1m, PropagationLag.Summary propagationLag,
		long gaps, long resyncs, String startedAt, String since, String cause, long revalidating, int generation,
		Map<String, Long> resyncsByReason, Map<String, Long> changes, long stale, long evictions, int connections,
		long uptimeMs, String dataAddress, String managementAddress, int wireVersion,
		@Nullable Integer unsupportedWireVersion, Jvm jvm) {

	/**
	 * The process.
	 *
	 * @param version the Java version
	 * @param heapUsedBytes bytes of the heap that are taken
	 * @param heapCommittedBytes bytes of the heap that the process has
	 * @param heapMaxBytes bytes that the heap may grow to
	 * @param threads live threads
	 */
	record Jvm(String version, long heapUsedBytes, long heapCommittedBytes, long heapMaxBytes, int threads) {

		static Jvm now() {
			MemoryUsage heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
			return new Jvm(Runtime.version().toString(), heap.getUsed(), heap.getCommitted(), heap.getMax(),
					ManagementFactory.getThreadMXBean().getThreadCount());
		}

	}

}
