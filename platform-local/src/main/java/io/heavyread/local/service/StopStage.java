package io.heavyread.local.service;

/** The services of one kind; they stop together, kind by kind in this order. */
public enum StopStage {

	/** Takes no more requests, and finishes those that it has. */
	GATEWAY,

	/** Then nobody asks the readers or operates the console. */
	READERS_AND_CONSOLE,

	/** Last, since the others only read. */
	WRITER

}
