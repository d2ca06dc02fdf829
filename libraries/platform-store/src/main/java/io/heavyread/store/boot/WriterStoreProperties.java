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

	public WriterStoreProperties {
		Properties.positive("platform.store.log-length", logLength);
		Properties.check(tombstoneTtl.toSeconds() > 0, "platform.store.tombstone-ttl", "1 s or longer", tombstoneTtl);
		Properties.check(idempotencyTtl.toSeconds() > 0, "platform.store.idempotency-ttl", "1 s or longer",
				idempotencyTtl);
		Properties.check(pushMaxSize.toBytes() >= 0, "platform.store.push-max-size", "0 bytes or more", pushMaxSize);
	}

}
