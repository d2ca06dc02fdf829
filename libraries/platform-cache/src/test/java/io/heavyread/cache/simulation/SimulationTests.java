package io.heavyread.cache.simulation;

import java.util.EnumSet;
import java.util.Set;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.LoggerFactory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

/**
 * Thousands of seeded schedules of writes, messages, polls, fills, evictions and
 * disasters keep I3, I4, I5, I6, I7, I9, I12 and I14. {@code -Dsimulation.seeds=100000}
 * runs more, {@code -Dsimulation.first=4711 -Dsimulation.seeds=1} replays one.
 */
class SimulationTests {

	private static final long FIRST = Long.getLong("simulation.first", 1);

	private static final long SEEDS = Long.getLong("simulation.seeds", 4000);

	@BeforeAll
	static void quiet() {
		((Logger) LoggerFactory.getLogger("io.heavyread.cache")).setLevel(Level.OFF);
	}

	@AfterAll
	static void loud() {
		((Logger) LoggerFactory.getLogger("io.heavyread.cache")).setLevel(null);
	}

	@Test
	void everySchedule_keepsTheInvariants() {
		long answers = 0;
		for (long seed = FIRST; seed < FIRST + SEEDS; seed++) {
			try {
				Simulation simulation = new Simulation(seed, Set.of());
				simulation.run();
				answers += simulation.answers();
			}
			catch (AssertionError | RuntimeException ex) {
				fail("seed " + seed + " (replay it with -Dsimulation.first=" + seed + " -Dsimulation.seeds=1): "
						+ ex.getMessage(), ex);
			}
		}
		assertThat(answers).isGreaterThan(5 * SEEDS);
	}

	@ParameterizedTest
	@EnumSource(Safeguard.class)
	void withoutOneSafeguard_someScheduleBreaksAnInvariant(Safeguard safeguard) {
		for (long seed = safeguard.firstSeed(); seed < safeguard.firstSeed() + 10_000; seed++) {
			try {
				new Simulation(seed, EnumSet.of(safeguard)).run();
			}
			catch (AssertionError ex) {
				System.out.println("Without " + safeguard + ", seed " + seed + " breaks " + ex.getMessage());
				return;
			}
		}
		fail("no schedule noticed that " + safeguard + " was switched off: the checks cannot fail");
	}

}
