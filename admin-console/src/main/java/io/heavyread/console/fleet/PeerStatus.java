package io.heavyread.console.fleet;

import java.util.Locale;

import io.heavyread.console.format.Tone;

/** How a part beside the readers stands. */
public enum PeerStatus {

	/** It has not answered yet. */
	UNKNOWN("Unknown", Tone.IDLE),

	/** The console is not told where it is. */
	NOT_CONFIGURED("Not configured", Tone.IDLE),

	/** It does all that it is there for. */
	HEALTHY("Healthy", Tone.LIVE),

	/** The gateway answers, but the reader that it asked is not fresh. */
	NO_FRESH_READER("No fresh reader", Tone.WARN),

	/** The writer takes no writes now. */
	REFUSES("Refuses", Tone.WARN),

	/** The writer takes writes, and has found that earlier ones are lost. */
	LOST_WRITES("Lost writes", Tone.WARN),

	/** Redis has no history of posts. */
	EMPTY("Empty", Tone.WARN),

	/** Redis could not write to its disk. */
	NOT_ON_DISK("Not on disk", Tone.WARN),

	/** It does not answer. */
	NO_ANSWER("No answer", Tone.BAD),

	/** None is registered. */
	NOT_THERE("Not there", Tone.BAD),

	/** None that is registered has proven itself. */
	NOT_PROVEN("Not proven", Tone.BAD);

	private final String label;

	private final Tone tone;

	PeerStatus(String label, Tone tone) {
		this.label = label;
		this.tone = tone;
	}

	/** Return the words for it. */
	public String label() {
		return this.label;
	}

	/** Return the words as they stand inside of a sentence. */
	public String word() {
		return this.label.toLowerCase(Locale.ROOT);
	}

	/** Tell whether it is there and answers. */
	public boolean answers() {
		return this.tone != Tone.BAD;
	}

	/** Return how it is shown. */
	public Tone tone() {
		return this.tone;
	}

}
