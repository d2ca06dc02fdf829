package io.heavyread.cache;

import java.time.Instant;
import java.util.Map;

import io.heavyread.protocol.FeedState;
import io.heavyread.protocol.Position;

/**
 * What the feed is and knows at one moment.
 *
 * @param state where the reader stands
 * @param since when that state began, on this machine's clock
 * @param cause why, as a clause for operators; empty while live
 * @param position the position up to which every write is reflected
 * @param storeSequence the store's sequence as last heard, 0 before
 * @param leaseAgeMillis milliseconds since the last proof of freshness, -1 if there was
 * none
 * @param revalidating entries that a full resync has not compared with the store yet;
 * until then they are loaded when they are asked for
 * @param generation the life of the cache's trust; each full resync begins another
 * @param gaps how often messages were missing
 * @param resyncs full resyncs by {@link ResyncReason#label() reason}
 * @param changes messages by {@link ChangeOutcome#label() outcome}
 * @param unprovenPolls polls that proved nothing, because the server that answered is not
 * known to be the primary
 * @param untimedChanges changes whose propagation could not be timed, because the store's
 * clock had been set
 */
public record FeedStatus(FeedState state, Instant since, String cause, Position position, long storeSequence,
		long leaseAgeMillis, long revalidating, int generation, long gaps, Map<String, Long> resyncs,
		Map<String, Long> changes, long unprovenPolls, long untimedChanges) {

	public FeedStatus {
		resyncs = Map.copyOf(resyncs);
		changes = Map.copyOf(changes);
	}

	/** Return the number of full resyncs for whatever reason. */
	public long resyncTotal() {
		return this.resyncs.values().stream().mapToLong(Long::longValue).sum();
	}

}
