package io.heavyread.protocol.boot;

import java.time.Duration;

import io.heavyread.protocol.Keyspace;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long Redis may take. Where it is, and how to log in there, is told by
 * {@code spring.data.redis.*}, or by REDIS_ADDR for short.
 *
 * @param commandTimeout time after which a command is given up
 * @param connectTimeout time after which an attempt to connect is given up
 * @param keyspace name of the installation's key space in Redis, the same for all its
 * services
 */
@ConfigurationProperties("platform.store")
public record StoreProperties(@DefaultValue("800ms") Duration commandTimeout,
		@DefaultValue("1s") Duration connectTimeout, @DefaultValue("posts") String keyspace) {

	public StoreProperties {
		Properties.positive("platform.store.command-timeout", commandTimeout);
		Properties.positive("platform.store.connect-timeout", connectTimeout);
		Properties.check(Keyspace.isName(keyspace), "platform.store.keyspace", "1 to 32 characters of a-z 0-9 _ -",
				keyspace);
	}

	/** Return the installation's key space. */
	Keyspace posts() {
		return Keyspace.ofPosts(this.keyspace);
	}

}
