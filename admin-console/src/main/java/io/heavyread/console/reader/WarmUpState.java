package io.heavyread.console.reader;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.heavyread.console.format.Tone;
import org.jspecify.annotations.Nullable;

/** How a warm-up stands. */
public enum WarmUpState {

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

	WarmUpState(String label, Tone tone) {
		this.label = label;
		this.tone = tone;
	}

	/** Return the state for the word in a reader's document, in whatever case. */
	@JsonCreator
	static WarmUpState of(@Nullable String word) {
		for (WarmUpState state : values()) {
			if (state.word().equalsIgnoreCase(word)) {
				return state;
			}
		}
		return UNKNOWN;
	}

	/** Return the word for it in documents and inside of sentences. */
	@JsonValue
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
