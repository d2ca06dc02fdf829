package io.heavyread.console.fleet;

import java.util.Locale;

import io.heavyread.console.format.Tone;

/** How a reader stands, as operators see it; the worst first. */
public enum ReaderStatus {

	/** It neither answers nor sends heartbeats. */
	GONE("Gone", Tone.BAD),

	/** Its heartbeats arrive, but it does not answer the console. */
	NO_ANSWER("No answer", Tone.BAD),

	/** It cannot prove that its answers are fresh. */
	DEGRADED("Degraded", Tone.WARN),

	/**
	 * It has not proven that it knows the admin token: whoever it is, it is called
	 * nowhere.
	 */
	UNPROVEN("Not proven", Tone.WARN),

	/** It registered as an earlier version did, which proves nothing. */
	OLDER("Older version", Tone.WARN),

	/** It repairs a gap or a fork. */
	RESYNC("Resync", Tone.BUSY),

	/** It confirms its position and warms up. */
	SYNCING("Syncing", Tone.BUSY),

	/** Its process starts. */
	STARTING("Starting", Tone.BUSY),

	/** It ends on purpose. */
	DRAINING("Draining", Tone.DRAIN),

	/** It is as it should be. */
	LIVE("Live", Tone.LIVE);

	private final String label;

	private final Tone tone;

	ReaderStatus(String label, Tone tone) {
		this.label = label;
		this.tone = tone;
	}

	/** Return the word for it. */
	public String label() {
		return this.label;
	}

	/** Return the word as it stands inside of a sentence. */
	public String word() {
		return this.label.toLowerCase(Locale.ROOT);
	}

	/** Say how a reader stands, a clause that follows its name. */
	public String clause() {
		return switch (this) {
			case NO_ANSWER -> "does not answer";
			case OLDER -> "is of an older version";
			default -> "is " + word();
		};
	}

	/** Return how it is shown. */
	public Tone tone() {
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
	public static ReaderStatus of(String state) {
		for (ReaderStatus status : values()) {
			if (status.answers() && status.name().equals(state)) {
				return status;
			}
		}
		return STARTING;
	}

}
