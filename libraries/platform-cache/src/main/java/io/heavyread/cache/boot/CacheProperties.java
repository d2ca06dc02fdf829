package io.heavyread.cache.boot;

import java.time.Duration;

import io.heavyread.protocol.boot.Properties;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * The near cache of a reader and its feed.
 *
 * @param maxWeight bound on the bytes that cached posts take, with their heads, gzip
 * variants, ids and overhead
 * @param gzipMinSize smallest body for which a gzip variant is prepared
 * @param negativeTtl how long it is remembered that a post does not exist
 * @param maxStaleness how old an answer may be at most without being marked as stale
 * @param maxStale how long after the last proof of freshness cached posts are still
 * served, marked as stale
 * @param pollInterval time between two looks at the store's position
 * @param pushEnabled whether messages are used; without them the log brings every change
 * @param loadTimeout time after which a load answers that it does not know
 * @param maxLoads ids that requests may load from the store at the same time
 * @param inboxSize bytes of messages that may wait to be applied; more are dropped and
 * taken from the log
 */
@ConfigurationProperties("platform.cache")
record CacheProperties(@DefaultValue("256MB") DataSize maxWeight, @DefaultValue("1KB") DataSize gzipMinSize,
		@DefaultValue("1s") Duration negativeTtl, @DefaultValue("2s") Duration maxStaleness,
		@DefaultValue("5m") Duration maxStale, @DefaultValue("500ms") Duration pollInterval,
		@DefaultValue("true") boolean pushEnabled, @DefaultValue("800ms") Duration loadTimeout,
		@DefaultValue("1024") int maxLoads, @DefaultValue("32MB") DataSize inboxSize,
		@DefaultValue("50000") int warmUpRate, @DefaultValue("1000") int hottestSize,
		@DefaultValue("30s") Duration hottestInterval) {

	public CacheProperties {
		Properties.positive("platform.cache.max-weight", maxWeight);
		Properties.check(gzipMinSize.toBytes() > 0 && gzipMinSize.toGigabytes() < 1, "platform.cache.gzip-min-size",
				"more than 0 bytes and below 1 GB", gzipMinSize);
		Properties.positive("platform.cache.negative-ttl", negativeTtl);
		Properties.positive("platform.cache.max-staleness", maxStaleness);
		Properties.check(!maxStale.isNegative(), "platform.cache.max-stale", "zero or longer", maxStale);
		Properties.positive("platform.cache.poll-interval", pollInterval);
		Properties.check(pollInterval.multipliedBy(2).compareTo(maxStaleness) <= 0, "platform.cache.poll-interval",
				"at most half of platform.cache.max-staleness", pollInterval);
		Properties.check(negativeTtl.compareTo(maxStaleness) <= 0, "platform.cache.negative-ttl",
				"at most platform.cache.max-staleness", negativeTtl);
		Properties.positive("platform.cache.load-timeout", loadTimeout);
		Properties.positive("platform.cache.max-loads", maxLoads);
		Properties.positive("platform.cache.inbox-size", inboxSize);
	}

}
