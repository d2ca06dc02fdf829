package io.heavyread.cache.warmup;

import java.time.Duration;

import io.heavyread.protocol.boot.Properties;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What a reader loads before it is ready.
 *
 * @param warmUp none, recent, hottest (over the fleet; recent when no reader has told) or
 * all
 * @param warmUpTime longest time that it takes; the reader is ready then, however far it
 * came
 * @param warmUpLimit most posts for recent and hottest
 * @param warmUpRate most posts in a second
 */
@ConfigurationProperties("platform.reader")
record StartUpProperties(@DefaultValue("hottest") Policy warmUp, @DefaultValue("10s") Duration warmUpTime,
		@DefaultValue("10000") int warmUpLimit, @DefaultValue("500000") int warmUpRate) {

	StartUpProperties {
		Properties.positive("platform.reader.warm-up-time", warmUpTime);
		Properties.check(warmUpLimit > 0 && warmUpLimit <= WarmUpRequest.MAX_LIMIT, "platform.reader.warm-up-limit",
				"from 1 to " + WarmUpRequest.MAX_LIMIT, warmUpLimit);
		Properties.positive("platform.reader.warm-up-rate", warmUpRate);
	}

	/** What is loaded. */
	enum Policy {

		/** Nothing. */
		NONE,

		/** The posts that were written last. */
		RECENT,

		/**
		 * What the fleet's readers answer most; the posts that were written last when no
		 * reader has told.
		 */
		HOTTEST,

		/** Every post, newest first. */
		ALL

	}

}
