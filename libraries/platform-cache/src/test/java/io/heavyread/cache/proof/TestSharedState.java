package io.heavyread.cache.proof;

import java.time.Duration;

import io.heavyread.cache.feed.DirectInbox;
import io.heavyread.protocol.Position;

/** Puts a standing where a test wants it, as the feed would. */
public final class TestSharedState {

	private final SharedState shared = new SharedState(new Lease(Duration.ofSeconds(2)));

	private final Progress progress = new Progress(this.shared);

	private final Evidence evidence = new Evidence(this.shared, new DirectInbox(), () -> 0);

	public TestSharedState() {
		this.evidence.follow(this.progress, this.shared::wantLook);
	}

	/** Return the judge of what is read from the store. */
	public Evidence evidence() {
		return this.evidence;
	}

	/** Return the standing, at first that of a reader that has not met the store. */
	public SharedState shared() {
		return this.shared;
	}

	/** Stand at the position, proven at time 0. */
	public void standAt(Position position) {
		this.progress.advance(position);
		this.shared.lease().prove(0);
	}

	/** Let the last poll have found no history. */
	public void loseHistory() {
		this.shared.historyMissing(true);
		this.shared.lease().withdraw();
	}

	/** Suspect everything, as at the beginning of a full resync after a loss. */
	public void suspectAll() {
		this.shared.suspectAll(true);
	}

	/** Tell once whether a new look was asked for. */
	public boolean isLookWanted() {
		return this.shared.takeLookWanted();
	}

	/** Tell once whether a full resync was asked for. */
	public boolean isResyncWanted() {
		return this.shared.takeResyncWanted();
	}

}
