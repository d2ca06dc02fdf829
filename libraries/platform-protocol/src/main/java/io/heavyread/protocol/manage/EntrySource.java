package io.heavyread.protocol.manage;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.jspecify.annotations.Nullable;

/** How an entry came into a reader's cache. */
public enum EntrySource {

	/** The writer published it. */
	PUSH("push", "push"),

	/** It was loaded because somebody asked for it. */
	FILL("fill", "fill"),

	/** It was taken from the log. */
	REPLAY("replay", "replay"),

	/** It was loaded by a warm-up. */
	WARM_UP("warmup", "warm-up"),

	/** The reader says something else, or nothing. */
	UNKNOWN("unknown", "unknown");

	private final String word;

	private final String label;

	EntrySource(String word, String label) {
		this.word = word;
		this.label = label;
	}

	/** Return the source for the word in a reader's document. */
	@JsonCreator
	public static EntrySource of(@Nullable String word) {
		for (EntrySource source : values()) {
			if (source.word.equals(word)) {
				return source;
			}
		}
		return UNKNOWN;
	}

	/** Return the word for it in documents. */
	@JsonValue
	public String word() {
		return this.word;
	}

	/** Return the word for it on pages. */
	public String label() {
		return this.label;
	}

}
