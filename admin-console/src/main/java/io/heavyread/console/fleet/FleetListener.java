package io.heavyread.console.fleet;

/** Is told of every new snapshot, on the sampler's thread; must return at once. */
public interface FleetListener {

	/** Take the new snapshot and the one before it. */
	void sampled(FleetSnapshot before, FleetSnapshot now);

}
