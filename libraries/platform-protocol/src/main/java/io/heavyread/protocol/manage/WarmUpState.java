package io.heavyread.protocol.manage;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.jspecify.annotations.Nullable;

/** How a warm-up stands on a reader. */
public enum WarmUpState {

	/** It goes on, or waits for the one before it. */
	RUNNING,

	/** It has looked at all its posts. */
	DONE,

	/** It was ended before its time. */
	CANCELLED,

	/** It could not load what it should. */
	FAILED,

	/** The reader says something else, or nothing. */
	UNKNOWN;

	/** Return the state for the word in a document, in whatever case. */
	@JsonCreator
	public static WarmUpState of(@Nullable String word) {
		for (WarmUpState state : values()) {
			if (state.word().equalsIgnoreCase(word)) {
				return state;
			}
		}
		return UNKNOWN;
	}

	/** Return the word for it in documents. */
	@JsonValue
	public String word() {
		return name().toLowerCase(Locale.ROOT);
	}

}
