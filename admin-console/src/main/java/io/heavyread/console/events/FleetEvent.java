package io.heavyread.console.events;

import java.time.Instant;

import io.heavyread.console.format.Tone;

/**
 * Something that happened to the fleet.
 *
 * @param at when
 * @param tone how it is shown
 * @param kind what it is about
 * @param reader which reader it is about, empty when it is about none
 * @param from the state before, empty when it is not about a state
 * @param to the state since, likewise
 * @param text what, as a sentence without its full stop
 */
public record FleetEvent(Instant at, Tone tone, EventKind kind, String reader, String from, String to, String text) {

	/** Create an event that is not about a reader's state. */
	public FleetEvent(Instant at, Tone tone, EventKind kind, String reader, String text) {
		this(at, tone, kind, reader, "", "", text);
	}

}
