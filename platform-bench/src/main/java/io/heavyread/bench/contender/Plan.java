package io.heavyread.bench.contender;

import java.time.Duration;

/**
 * How long things take. Rather many short measurements than a few long ones: what
 * disturbs the machine often lasts for seconds.
 *
 * @param rounds how often each contender is measured
 * @param warmUp load before the first round, for each contender and scenario
 * @param saturation load as fast as answers come
 * @param fixedRate load at a fixed rate
 */
public record Plan(int rounds, Duration warmUp, Duration saturation, Duration fixedRate) {

	/** Two minutes in all. */
	public static Plan brief() {
		return new Plan(3, Duration.ofSeconds(4), Duration.ofMillis(700), Duration.ofMillis(700));
	}

	/** Many short rounds for two builds of the same server. */
	public static Plan comparison() {
		return new Plan(15, Duration.ofSeconds(10), Duration.ofMillis(700), Duration.ofMillis(300));
	}

	public static Plan full() {
		return new Plan(5, Duration.ofSeconds(5), Duration.ofMillis(700), Duration.ofMillis(700));
	}

}
