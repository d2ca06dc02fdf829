package io.heavyread.spring;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

import io.heavyread.protocol.Keyspace;
import io.heavyread.protocol.boot.Properties;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.StringUtils;
import org.springframework.util.unit.DataSize;

/**
 * The near cache of an application. Where Redis is, {@code spring.data.redis.*} says.
 *
 * @param tag hash tag of the key space in Redis; without one no key space is opened
 * @param kind what a document is called in its key; not ack, idem, member, members or
 * reader, which begin other keys
 * @param channel the channel on which writes are published; by default the tag with
 * _updates
 * @param instanceId name of this instance, unique among those that share the key space; a
 * random one by default
 * @param maxWeight bound on the bytes that cached documents take
 * @param maxStaleness how old an answer may be at most without being marked as stale
 * @param maxStale how long after the last proof of freshness documents are still given,
 * marked as stale
 * @param negativeTtl how long it is remembered that a document does not exist
 * @param pollInterval time between two looks at the store's position
 * @param loadTimeout time after which a load answers that it does not know
 * @param warmUp what is loaded before this instance is live
 * @param writes whether this instance can write
 * @param logLength about how many writes the log keeps for instances that were away
 * @param tombstoneTtl how long a deleted document's tombstone stays
 * @param pushMaxSize largest document that is published; larger ones are announced and
 * loaded when asked for
 */
@ConfigurationProperties("heavyread.cache")
public record HeavyreadCacheProperties(@Nullable String tag, @DefaultValue("document") String kind,
		@Nullable String channel, @Nullable String instanceId, @DefaultValue("64MB") DataSize maxWeight,
		@DefaultValue("2s") Duration maxStaleness, @DefaultValue("5m") Duration maxStale,
		@DefaultValue("1s") Duration negativeTtl, @DefaultValue("500ms") Duration pollInterval,
		@DefaultValue("800ms") Duration loadTimeout, @DefaultValue("recent") WarmUp warmUp,
		@DefaultValue("true") boolean writes, @DefaultValue("200000") int logLength,
		@DefaultValue("7d") Duration tombstoneTtl, @DefaultValue("64KB") DataSize pushMaxSize) {

	private static final String PREFIX = "heavyread.cache.";

	/** More than any body: bodies are given plain. */
	private static final DataSize PLAIN = DataSize.ofMegabytes(1023);

	private static final Duration LONGEST = Duration.ofDays(365);

	/** What Redis cannot count to, it refuses in the middle of a write. */
	private static final Duration LONGEST_TOMBSTONE = Duration.ofDays(36_500);

	public HeavyreadCacheProperties {
		Properties.check(tag == null || Keyspace.isName(tag), PREFIX + "tag", "1 to 32 characters of a-z 0-9 _ -", tag);
		Properties.check(Keyspace.isKind(kind), PREFIX + "kind",
				"1 to 32 characters of a-z 0-9 _ - and not ack, idem, member, members or reader", kind);
		Properties.check(instanceId == null || instanceId.matches("[A-Za-z0-9._-]{1,64}"), PREFIX + "instance-id",
				"1 to 64 characters of A-Z a-z 0-9 . _ -", instanceId);
		Properties.positive(PREFIX + "max-weight", maxWeight);
		long heap = Runtime.getRuntime().maxMemory();
		Properties.check(maxWeight.toBytes() <= heap, PREFIX + "max-weight", "at most the heap, " + heap + "B",
				maxWeight);
		checkTime("max-staleness", maxStaleness);
		Properties.check(!maxStale.isNegative() && maxStale.compareTo(LONGEST) <= 0, PREFIX + "max-stale",
				"zero to 365d", maxStale);
		Properties.positive(PREFIX + "negative-ttl", negativeTtl);
		Properties.check(negativeTtl.compareTo(maxStaleness) <= 0, PREFIX + "negative-ttl",
				"at most " + PREFIX + "max-staleness", negativeTtl);
		Properties.positive(PREFIX + "poll-interval", pollInterval);
		Properties.check(pollInterval.multipliedBy(2).compareTo(maxStaleness) <= 0, PREFIX + "poll-interval",
				"at most half of " + PREFIX + "max-staleness", pollInterval);
		checkTime("load-timeout", loadTimeout);
		Properties.positive(PREFIX + "log-length", logLength);
		Properties.check(tombstoneTtl.toSeconds() > 0 && tombstoneTtl.compareTo(LONGEST_TOMBSTONE) <= 0,
				PREFIX + "tombstone-ttl", "1 s or longer, at most 36500d", tombstoneTtl);
		Properties.check(pushMaxSize.toBytes() >= 0, PREFIX + "push-max-size", "0 bytes or more", pushMaxSize);
	}

	private static void checkTime(String name, Duration time) {
		Properties.check(!time.isNegative() && !time.isZero() && time.compareTo(LONGEST) <= 0, PREFIX + name,
				"longer than zero, at most 365d", time);
	}

	/** Return the key space that is named; fails when none is. */
	public Keyspace keyspace() {
		String name = this.tag;
		if (name == null) {
			throw new IllegalStateException(PREFIX + "tag is missing: it names the key space in Redis");
		}
		return new Keyspace(name, this.kind, StringUtils.hasText(this.channel) ? this.channel : name + "_updates");
	}

	/** Return these settings under the names that the libraries read. */
	Map<String, Object> ofLibraries() {
		Map<String, Object> names = new LinkedHashMap<>();
		names.put("platform.cache.max-weight", this.maxWeight);
		names.put("platform.cache.max-staleness", this.maxStaleness);
		names.put("platform.cache.max-stale", this.maxStale);
		names.put("platform.cache.negative-ttl", this.negativeTtl);
		names.put("platform.cache.poll-interval", this.pollInterval);
		names.put("platform.cache.load-timeout", this.loadTimeout);
		names.put("platform.cache.gzip-min-size", PLAIN);
		names.put("platform.reader.warm-up", this.warmUp.name().toLowerCase(Locale.ROOT));
		names.put("platform.store.log-length", this.logLength);
		names.put("platform.store.tombstone-ttl", this.tombstoneTtl);
		names.put("platform.store.push-max-size", this.pushMaxSize);
		return names;
	}

	/** What is loaded before an instance is live. */
	public enum WarmUp {

		/** Nothing. */
		NONE,

		/** What was written last. */
		RECENT,

		/** What all instances give most often. */
		HOTTEST,

		/** Everything that fits. */
		ALL

	}

}
