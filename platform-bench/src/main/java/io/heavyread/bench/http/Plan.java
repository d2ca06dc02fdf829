package io.heavyread.bench.http;

import java.time.Duration;

/**
 * How long things take.
 *
 * @param rounds how often each contender is measured
 * @param warmUp load before the first round, for each contender and scenario
 * @param saturation load as fast as answers come
 * @param fixedRate load at a fixed rate
 */
record Plan(int rounds, Duration warmUp, Duration saturation, Duration fixedRate) {

	/** Two minutes in all. */
	static Plan brief() {
		return new Plan(3, Duration.ofSeconds(4), Duration.ofMillis(1200), Duration.ofMillis(1200));
	}

	static Plan full() {
		return new Plan(3, Duration.ofSeconds(5), Duration.ofMillis(2500), Duration.ofMillis(2500));
	}

}
