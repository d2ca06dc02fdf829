package io.heavyread.cache.feed;

import java.time.Duration;

import io.heavyread.protocol.Position;

/** Puts a standing where a test wants it, as the feed would. */
public final class TestStanding {

	private final Standing standing = new Standing(new Lease(Duration.ofSeconds(2)));

	private final Track track = new Track(this.standing);

	private final Evidence evidence = new Evidence(this.standing, new DirectInbox(), () -> 0);

	public TestStanding() {
		this.evidence.follow(this.track, this.standing::wantLook);
	}

	/** Return the judge of what is read from the store. */
	public Evidence evidence() {
		return this.evidence;
	}

	/** Return the standing, at first that of a reader that has not met the store. */
	public Standing standing() {
		return this.standing;
	}

	/** Stand at the position, proven at time 0. */
	public void standAt(Position position) {
		this.track.advance(position);
		this.standing.lease().prove(0);
	}

	/** Let the last poll have found no history. */
	public void loseHistory() {
		this.standing.historyMissing(true);
		this.standing.lease().withdraw();
	}

	/** Distrust everything, as at the beginning of a full resync after a loss. */
	public void distrust() {
		this.standing.distrust(true);
	}

	/** Tell once whether a new look was asked for. */
	public boolean isLookWanted() {
		return this.standing.takeLookWanted();
	}

	/** Tell once whether a full resync was asked for. */
	public boolean isResyncWanted() {
		return this.standing.takeResyncWanted();
	}

}
