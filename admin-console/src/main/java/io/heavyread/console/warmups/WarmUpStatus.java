package io.heavyread.console.warmups;

import java.util.Locale;

import io.heavyread.console.format.Tone;
import io.heavyread.protocol.manage.WarmUpJob;
import org.jspecify.annotations.Nullable;

/** How a warm-up stands, as operators see it. */
public enum WarmUpStatus {

	/** It goes on. */
	RUNNING("Running", Tone.BUSY),

	/** It has looked at all its ids. */
	DONE("Done", Tone.LIVE),

	/** It was ended before its time. */
	CANCELLED("Cancelled", Tone.IDLE),

	/** It could not load what it should. */
	FAILED("Failed", Tone.BAD),

	/** The reader never took it. */
	NOT_STARTED("Not started", Tone.BAD),

	/** The reader says something else, or nothing. */
	UNKNOWN("Unknown", Tone.BAD);

	private final String label;

	private final Tone tone;

	WarmUpStatus(String label, Tone tone) {
		this.label = label;
		this.tone = tone;
	}

	/** Return the status for what a reader says, null when it never took the job. */
	static WarmUpStatus of(@Nullable WarmUpJob job) {
		if (job == null) {
			return NOT_STARTED;
		}
		return switch (job.state()) {
			case RUNNING -> RUNNING;
			case DONE -> DONE;
			case CANCELLED -> CANCELLED;
			case FAILED -> FAILED;
			case UNKNOWN -> UNKNOWN;
		};
	}

	/** Return the word as it stands inside of a sentence. */
	public String word() {
		return this.label.toLowerCase(Locale.ROOT);
	}

	/** Return the words for it on pages. */
	public String label() {
		return this.label;
	}

	/** Return how it is shown. */
	public Tone tone() {
		return this.tone;
	}

}
