package io.heavyread.store.boot;

import java.time.Duration;

import io.heavyread.protocol.boot.Properties;
import io.heavyread.store.EvictionRule;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What a writer keeps in Redis, and what it publishes.
 *
 * @param logLength about how many writes the log keeps for readers that were away
 * @param tombstoneTtl how long a deleted post's tombstone stays
 * @param idempotencyTtl how long an idempotency key is remembered
 * @param evictionPolicyCheck what a writer does when Redis deletes keys when it is full:
 * refuse every write, or warn
 * @param pushMaxSize largest body that is published; larger ones are announced and loaded
 * when asked for
 */
@ConfigurationProperties("platform.store")
public record WriterStoreProperties(@DefaultValue("200000") int logLength, @DefaultValue("7d") Duration tombstoneTtl,
		@DefaultValue("15m") Duration idempotencyTtl, @DefaultValue("refuse") EvictionRule evictionPolicyCheck,
		@DefaultValue("64KB") DataSize pushMaxSize) {

	/** What Redis cannot count to, it refuses in the middle of a write. */
	private static final Duration LONGEST = Duration.ofDays(36_500);

	public WriterStoreProperties {
		Properties.positive("platform.store.log-length", logLength);
		checkLife("platform.store.tombstone-ttl", tombstoneTtl);
		checkLife("platform.store.idempotency-ttl", idempotencyTtl);
		Properties.check(pushMaxSize.toBytes() >= 0, "platform.store.push-max-size", "0 bytes or more", pushMaxSize);
	}

	private static void checkLife(String name, Duration life) {
		Properties.check(life.toSeconds() > 0 && life.compareTo(LONGEST) <= 0, name, "1 s or longer, at most 36500d",
				life);
	}

}
