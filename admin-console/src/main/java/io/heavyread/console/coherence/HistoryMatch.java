package io.heavyread.console.coherence;

import io.heavyread.console.fleet.FleetSnapshot;
import io.heavyread.console.fleet.ReaderView;
import io.heavyread.console.format.Tone;
import io.heavyread.console.store.StoreSummary;
import io.heavyread.protocol.manage.ReaderState;
import org.jspecify.annotations.Nullable;

/** How the history of a reader compares with that of the store. */
public enum HistoryMatch {

	/** Same epoch, same hash: every write up to there is the same. */
	EQUAL("Equal", Tone.LIVE),

	/** The reader is at another position of what may be the same history. */
	ON_ITS_WAY("On its way", Tone.BUSY),

	/** Another epoch, or another hash at the same position. */
	OTHER_HISTORY("Other history", Tone.WARN),

	/** The reader does not answer. */
	NO_ANSWER("No answer", Tone.BAD);

	private final String label;

	private final Tone tone;

	HistoryMatch(String label, Tone tone) {
		this.label = label;
		this.tone = tone;
	}

	/** Return how they compare, null while one of them has never answered. */
	public static @Nullable HistoryMatch of(ReaderView reader, FleetSnapshot fleet) {
		ReaderState state = reader.state();
		StoreSummary store = fleet.store();
		if (state == null || store == null) {
			return null;
		}
		if (reader.isStale()) {
			return NO_ANSWER;
		}
		if (!state.epoch().equals(store.epoch())) {
			return OTHER_HISTORY;
		}
		if (state.chain().equals(store.chain())) {
			return EQUAL;
		}
		return (state.sequence() == store.sequence()) ? OTHER_HISTORY : ON_ITS_WAY;
	}

	/** Return the words for it. */
	public String label() {
		return this.label;
	}

	/** Return how it is shown. */
	public Tone tone() {
		return this.tone;
	}

}
