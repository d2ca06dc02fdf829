package io.heavyread.console.format;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonValue;

/** How something stands, as its icon and its colour show it. */
public enum Tone {

	/** As it should be. */
	LIVE,

	/** Under way; it passes without help. */
	BUSY,

	/** Someone should look. */
	WARN,

	/** Someone should look at once. */
	BAD,

	/** Nothing is known, or nothing goes on. */
	IDLE,

	/** It ends on purpose. */
	DRAIN;

	/** Return the word for it in the API and in the names of its icon and its class. */
	@JsonValue
	public String word() {
		return name().toLowerCase(Locale.ROOT);
	}

	/** Tell whether someone should look. */
	public boolean isTrouble() {
		return this == WARN || this == BAD;
	}

}
