package io.heavyread.console.fleet;

/** How a reader stands, as operators see it; the worst first. */
public enum ReaderStatus {

	/** It neither answers nor sends heartbeats. */
	GONE("Gone", "bad"),

	/** Its heartbeats arrive, but it does not answer the console. */
	NO_ANSWER("No answer", "bad"),

	/** It cannot prove that its answers are fresh. */
	DEGRADED("Degraded", "warn"),

	/**
	 * It has not proven that it knows the admin token: whoever it is, it is called
	 * nowhere.
	 */
	UNPROVEN("Not proven", "warn"),

	/** It registered as an earlier version did, which proves nothing. */
	OLDER("Older version", "warn"),

	/** It repairs a gap or a fork. */
	RESYNC("Resync", "busy"),

	/** It confirms its position and warms up. */
	SYNCING("Syncing", "busy"),

	/** Its process starts. */
	STARTING("Starting", "busy"),

	/** It ends on purpose. */
	DRAINING("Draining", "drain"),

	/** It is as it should be. */
	LIVE("Live", "live");

	private final String label;

	private final String tone;

	ReaderStatus(String label, String tone) {
		this.label = label;
		this.tone = tone;
	}

	/** Return the word for it. */
	public String label() {
		return this.label;
	}

	/** Return the name of its icon and colour: live, busy, warn, bad or drain. */
	public String tone() {
		return this.tone;
	}

	/** Tell whether someone should look. */
	public boolean isTrouble() {
		return compareTo(OLDER) <= 0;
	}

	/** Tell whether it answered the last time it was asked. */
	public boolean answers() {
		return this == DEGRADED || compareTo(OLDER) > 0;
	}

	/**
	 * Return the status for the state that a reader tells; STARTING for unknown words.
	 */
	static ReaderStatus of(String state) {
		for (ReaderStatus status : values()) {
			if (status.answers() && status.name().equals(state)) {
				return status;
			}
		}
		return STARTING;
	}

}
