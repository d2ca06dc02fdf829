package io.heavyread.console.coherence;

import java.util.ArrayList;
import java.util.List;

import io.heavyread.console.action.ReaderActions;
import io.heavyread.console.action.Result;
import io.heavyread.console.audit.AuditTrail;
import io.heavyread.console.fleet.FleetWatch;
import io.heavyread.console.format.Tone;

import org.springframework.stereotype.Component;

/** What operators do about coherence; blocks until the readers have answered. */
@Component
class CoherenceActions {

	private final Coherence coherence;

	private final FleetWatch fleet;

	private final ReaderActions actions;

	private final AuditTrail audit;

	CoherenceActions(Coherence coherence, FleetWatch fleet, ReaderActions actions, AuditTrail audit) {
		this.coherence = coherence;
		this.fleet = fleet;
		this.actions = actions;
		this.audit = audit;
	}

	/** Start to compare everything; false when that goes on already. */
	boolean compareAll() {
		boolean begun = this.coherence.compareAll();
		this.audit.record("compare everything", "all readers", "", begun ? "started" : "one is running already");
		return begun;
	}

	/** Evict what differs where it differs, and look again. */
	Result run() {
		List<String> lines = new ArrayList<>();
		for (Difference difference : this.coherence.differences()) {
			this.fleet.now()
				.reader(difference.reader())
				.ifPresent((reader) -> lines
					.add(difference.id() + ": " + this.actions.evict(difference.id(), List.of(reader)).summary()));
		}
		this.coherence.compareAll();
		return new Result(Tone.LIVE, lines.isEmpty() ? "There was nothing to repair."
				: "Evicted what differs; everything is compared again.", lines);
	}

}
