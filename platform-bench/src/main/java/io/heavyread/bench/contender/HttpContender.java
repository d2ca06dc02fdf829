package io.heavyread.bench.contender;

import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;

import io.heavyread.bench.load.LoadGenerator;
import io.heavyread.bench.load.LoadResult;
import io.heavyread.bench.machine.Usage;
import org.jspecify.annotations.Nullable;

/**
 * A server that answers GET.
 *
 * @param name the name for tables
 * @param port its port
 * @param path where it has a post, up to the query; {@code %d} stands for the size
 * @param pids the processes that do the work
 * @param jvm the process whose allocation is counted, or null
 * @param taken the scenarios that it can do
 * @param meanwhile what else happens while it is measured
 */
public record HttpContender(String name, int port, String path, List<Long> pids, @Nullable Long jvm,
		Predicate<Scenario> taken, BackgroundWork meanwhile) implements Contender {

	private static final Duration SETTLE = Duration.ofMillis(300);

	@Override
	public boolean takes(Scenario scenario) {
		return this.taken.test(scenario);
	}

	@Override
	public void warmUp(Scenario scenario, Plan plan) {
		if (this.jvm != null) {
			try (LoadGenerator generator = generator(scenario)) {
				generator.saturate(plan.warmUp());
			}
		}
	}

	@Override
	public Sample measure(Scenario scenario, Plan plan, double mostRate) {
		Runnable end = this.meanwhile.begin();
		try (LoadGenerator generator = generator(scenario)) {
			generator.saturate(SETTLE);
			return measure(generator, plan, mostRate);
		}
		finally {
			end.run();
		}
	}

	private Sample measure(LoadGenerator generator, Plan plan, double mostRate) {
		long allocatedBefore = allocated();
		long cpuBefore = Usage.cpuMicros(this.pids);
		LoadResult full = generator.saturate(plan.saturation());
		double cpu = (double) (Usage.cpuMicros(this.pids) - cpuBefore) / full.requests();
		double allocated = (double) (allocated() - allocatedBefore) / full.requests();
		LoadResult half = generator.atRate(Math.min(mostRate, full.rate() / 2), plan.fixedRate());
		return new Sample(full.rate(), cpu, (this.jvm != null) ? allocated : null, half.rate(), half.micros(50),
				half.micros(99), half.micros(99.9), full.failures() + half.failures(), 0);
	}

	private long allocated() {
		Long pid = this.jvm;
		return (pid != null) ? Usage.allocatedBytes(pid) : 0;
	}

	public LoadGenerator generator(Scenario scenario) {
		String target = String.format(java.util.Locale.ROOT, this.path, scenario.size());
		return new LoadGenerator(List.of(this.port), scenario.requests(target), scenario.connections(),
				scenario.depth());
	}

	/** Return the same server while something else happens, asked for one post. */
	HttpContender with(String otherName, BackgroundWork other) {
		return new HttpContender(otherName, this.port, this.path, this.pids, this.jvm,
				(scenario) -> scenario.ids() == 1, other);
	}

}
