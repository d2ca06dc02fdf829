package io.heavyread.console.events;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonValue;

/** What an event is about. */
public enum EventKind {

	/** A reader changed its state. */
	STATE,

	/** A reader joined or left. */
	MEMBERSHIP,

	/** A reader caught up from the log, or compared everything. */
	RESYNC,

	/** A part beside the readers changed its state. */
	PART,

	/** A comparison with the store found more or fewer differences. */
	COHERENCE,

	/** An operator did something. */
	ACTION;

	/** Return the word for it in addresses and in the API. */
	@JsonValue
	public String word() {
		return name().toLowerCase(Locale.ROOT);
	}

}
