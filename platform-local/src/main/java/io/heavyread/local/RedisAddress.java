package io.heavyread.local;

import java.util.regex.Pattern;

import io.heavyread.local.start.StartRefusedException;

import org.springframework.core.env.PropertyResolver;
import org.springframework.util.StringUtils;

/**
 * The Redis that the services use.
 *
 * @param hostAndPort its address
 * @param embedded whether this platform runs it
 */
record RedisAddress(String hostAndPort, boolean embedded) {

	static final String PROPERTY = "REDIS_ADDR";

	private static final Pattern FORM = Pattern.compile("(\\[[0-9a-fA-F:.]+]|[^\\s:\\[\\]]+):\\d{1,5}");

	/** Return the configured address, or else that of the embedded Redis. */
	static RedisAddress from(PropertyResolver configuration, LocalProperties properties) {
		String configured = configuration.getProperty(PROPERTY);
		if (!StringUtils.hasText(configured)) {
			return new RedisAddress("127.0.0.1:" + properties.redisPort(), true);
		}
		if (!FORM.matcher(configured).matches()) {
			throw new StartRefusedException(PROPERTY + " is '" + configured + "'; it must be host:port.");
		}
		return new RedisAddress(configured, false);
	}

}
