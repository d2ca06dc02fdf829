package io.heavyread.console.fleet;

/** The fleet as last sampled. Any thread may call; nothing blocks. */
public interface FleetWatch {

	/** Return the newest snapshot. */
	FleetSnapshot now();

}
