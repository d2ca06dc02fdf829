package io.heavyread.cache.autoconfigure;

import java.time.Duration;

import io.heavyread.cache.store.EvictionRule;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How Redis is used. Where it is, and how to log in there, is told by
 * {@code spring.data.redis.*}, or by REDIS_ADDR for short.
 *
 * @param commandTimeout time after which a command is given up
 * @param connectTimeout time after which an attempt to connect is given up
 * @param logLength about how many writes the log keeps for readers that were away
 * @param tombstoneTtl how long a deleted post's tombstone stays
 * @param idempotencyTtl how long an idempotency key is remembered
 * @param evictionPolicyCheck what a writer does when Redis deletes keys when it is full:
 * refuse every write, or warn
 */
@ConfigurationProperties("platform.store")
public record StoreProperties(@DefaultValue("800ms") Duration commandTimeout,
		@DefaultValue("1s") Duration connectTimeout, @DefaultValue("200000") int logLength,
		@DefaultValue("7d") Duration tombstoneTtl, @DefaultValue("15m") Duration idempotencyTtl,
		@DefaultValue("refuse") EvictionRule evictionPolicyCheck) {

	public StoreProperties {
		Properties.positive("platform.store.command-timeout", commandTimeout);
		Properties.positive("platform.store.connect-timeout", connectTimeout);
		Properties.positive("platform.store.log-length", logLength);
		Properties.check(tombstoneTtl.toSeconds() > 0, "platform.store.tombstone-ttl", "1 s or longer", tombstoneTtl);
		Properties.check(idempotencyTtl.toSeconds() > 0, "platform.store.idempotency-ttl", "1 s or longer",
				idempotencyTtl);
	}

}
