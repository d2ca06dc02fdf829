package io.heavyread.local.gateway;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Settings of the gateway of the local run.
 *
 * @param healthInterval how often each reader is asked for its health
 * @param readerTimeout time after which a reader that says nothing is given up and
 * another one is asked
 * @param maxBodySize largest request body that is passed on; the writer's own bound is
 * lower
 * @param maxBodies bytes that all request bodies together may take, 64 KB each at least;
 * beyond that 503
 */
@ConfigurationProperties("platform.gateway")
record GatewayProperties(@DefaultValue("500ms") Duration healthInterval, @DefaultValue("2s") Duration readerTimeout,
		@DefaultValue("2MB") DataSize maxBodySize, @DefaultValue("64MB") DataSize maxBodies) {

	GatewayProperties {
		atLeastOneMillisecond("health-interval", healthInterval);
		atLeastOneMillisecond("reader-timeout", readerTimeout);
	}

	private static void atLeastOneMillisecond(String name, Duration value) {
		if (value.toMillis() < 1) {
			throw new IllegalArgumentException(
					"platform.gateway." + name + " is '" + value + "'; it must be 1ms or more");
		}
	}

}
