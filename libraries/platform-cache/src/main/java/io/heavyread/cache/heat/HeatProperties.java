package io.heavyread.cache.heat;

import java.time.Duration;

import io.heavyread.protocol.boot.Properties;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What a reader tells of its hottest posts.
 *
 * @param hottestSize how many of its hottest posts a reader tells the fleet
 * @param hottestInterval time between two times that it does
 */
@ConfigurationProperties("platform.cache")
record HeatProperties(@DefaultValue("1000") int hottestSize, @DefaultValue("30s") Duration hottestInterval) {

	HeatProperties {
		Properties.check(hottestSize > 0 && hottestSize <= 100_000, "platform.cache.hottest-size", "from 1 to 100000",
				hottestSize);
		Properties.check(hottestInterval.toMillis() >= 100, "platform.cache.hottest-interval", "100 ms or longer",
				hottestInterval);
	}

}
