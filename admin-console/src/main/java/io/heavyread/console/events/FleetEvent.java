package io.heavyread.console.events;

import java.time.Instant;

/**
 * Something that happened to the fleet.
 *
 * @param at when
 * @param tone live, busy, warn, bad, idle or drain
 * @param kind state, membership, resync, part or action
 * @param reader which reader it is about, empty when it is about none
 * @param from the state before, empty when it is not about a state
 * @param to the state since, likewise
 * @param text what, as a sentence without its full stop
 */
public record FleetEvent(Instant at, String tone, String kind, String reader, String from, String to, String text) {
}
