package io.heavyread.cache.proof;

import java.util.OptionalLong;

import io.heavyread.protocol.Position;
import io.heavyread.protocol.wire.FrameHeader;
import io.heavyread.protocol.wire.LogEntry;

/**
 * What the feed concludes from what it hears. Pure: nothing is changed, no clock is read.
 */
public final class Judgement {

	private Judgement() {
	}

	/** Judge a valid message against the own position. */
	public static OfMessage message(Position own, RecentWrites recent, FrameHeader header) {
		if (header.epoch() != own.epoch()) {
			return OfMessage.FOREIGN;
		}
		if (header.sequence() > own.sequence() + 1) {
			return OfMessage.AHEAD;
		}
		if (header.sequence() == own.sequence() + 1) {
			return (header.previousChain() == own.chain()) ? OfMessage.NEXT : OfMessage.FOREIGN;
		}
		OptionalLong known = recent.chainOf(header.sequence());
		if (known.isEmpty()) {
			return OfMessage.OLD;
		}
		return (known.getAsLong() == header.chain()) ? OfMessage.DUPLICATE : OfMessage.FOREIGN;
	}

	/**
	 * Judge a poll's reply against the own position.
	 * @param overtaken whether the log has moved the own position since the poll was
	 * sent: a lower position of the store says nothing then
	 */
	public static OfPoll poll(Position own, Position store, boolean overtaken) {
		if (store.epoch() != own.epoch()) {
			return OfPoll.OTHER_EPOCH;
		}
		if (store.sequence() > own.sequence()) {
			return OfPoll.BEHIND;
		}
		if (store.equals(own)) {
			return OfPoll.PROOF;
		}
		return (store.sequence() < own.sequence() && overtaken) ? OfPoll.INCONCLUSIVE : OfPoll.FORK;
	}

	/** Judge one entry of a log read against the own position. */
	public static OfLogEntry logEntry(Position own, RecentWrites recent, LogEntry entry) {
		if (entry.sequence() > own.sequence() + 1) {
			return OfLogEntry.HOLE;
		}
		if (entry.sequence() == own.sequence() + 1) {
			return OfLogEntry.NEXT;
		}
		OptionalLong known = recent.chainOf(entry.sequence());
		boolean other = known.isPresent() && known.getAsLong() != entry.chain();
		return other ? OfLogEntry.FORK : OfLogEntry.KNOWN;
	}

	/**
	 * A message is the next change, beyond a gap, known, too old to tell, or not of this
	 * history.
	 */
	public enum OfMessage {

		NEXT, AHEAD, DUPLICATE, OLD, FOREIGN

	}

	/** What a poll proves. */
	public enum OfPoll {

		PROOF, BEHIND, INCONCLUSIVE, FORK, OTHER_EPOCH

	}

	/** What a log entry means. */
	public enum OfLogEntry {

		KNOWN, NEXT, HOLE, FORK

	}

}
