package io.heavyread.bench.contender;

/** A server that is measured. */
public interface Contender {

	/** Return the name for tables. */
	String name();

	/** Tell whether it can do that. */
	boolean takes(Scenario scenario);

	/** Load it for some time, so that compilers and caches have done their work. */
	void warmUp(Scenario scenario, Plan plan);

	/**
	 * Measure it once.
	 * @param mostRate the highest rate for latencies, in requests per second; half of its
	 * own saturation where that is less
	 */
	Sample measure(Scenario scenario, Plan plan, double mostRate);

}
