package io.heavyread.cache.warmup;

import io.heavyread.protocol.boot.Properties;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Warm-ups on request.
 *
 * @param warmUpRate most posts in a second that a warm-up loads while the reader answers
 */
@ConfigurationProperties("platform.cache")
record WarmUpProperties(@DefaultValue("50000") int warmUpRate) {

	WarmUpProperties {
		Properties.positive("platform.cache.warm-up-rate", warmUpRate);
	}

}
