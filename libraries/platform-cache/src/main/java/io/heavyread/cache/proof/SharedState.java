package io.heavyread.cache.proof;

import io.heavyread.protocol.Position;
import io.heavyread.protocol.wire.WireVersions;

/**
 * What a reader knows of the store at this moment. Written by the feed's thread, read by
 * all; any thread may ask for a new look.
 */
public final class SharedState {

	private final Lease lease;

	private final WireVersions wireVersions = new WireVersions();

	private volatile Position position = Position.NONE;

	private volatile long bound = -1;

	private volatile boolean historyMissing;

	private volatile boolean lookWanted;

	private volatile boolean resyncWanted;

	/** Create the standing of a reader that has not met the store. */
	public SharedState(Lease lease) {
		this.lease = lease;
	}

	/** Return the lease on freshness. */
	public Lease lease() {
		return this.lease;
	}

	/** Return what was met of other wire versions. */
	public WireVersions wireVersions() {
		return this.wireVersions;
	}

	/** Return the position up to which every write is reflected. */
	public Position position() {
		return this.position;
	}

	void moveTo(Position next) {
		this.position = next;
		this.bound = next.sequence();
	}

	/** The write with this sequence is about to be applied. */
	void reaching(long sequence) {
		this.bound = sequence;
	}

	/**
	 * Return the version up to which an answer must reflect every write if it is asked
	 * for from now on: the position, or the write that is being applied, since a fill
	 * that begins now does not hear of it. Below 0 while no position is established.
	 */
	public long bound() {
		return this.bound;
	}

	/** Tell whether a position is established. */
	public boolean hasPosition() {
		return this.bound >= 0;
	}

	/**
	 * Suspect everything cached.
	 * @param lost whether the store may have lost writes: then no absence is proven
	 * either, and the lease ends
	 */
	void suspectAll(boolean lost) {
		this.bound = -1;
		this.lease.suspectAll();
		if (lost) {
			this.lease.withdraw();
		}
	}

	/**
	 * Tell whether the store was last seen without a history: nothing read from it proves
	 * anything then.
	 */
	public boolean isHistoryMissing() {
		return this.historyMissing;
	}

	public void historyMissing(boolean missing) {
		this.historyMissing = missing;
	}

	/** Ask the feed to poll soon, because something read from the store does not fit. */
	public void wantLook() {
		this.lookWanted = true;
	}

	/** Ask the feed for a full resync, because the store was seen to have lost writes. */
	public void wantResync() {
		this.resyncWanted = true;
	}

	public boolean takeResyncWanted() {
		boolean wanted = this.resyncWanted;
		this.resyncWanted = false;
		return wanted;
	}

	public boolean takeLookWanted() {
		boolean wanted = this.lookWanted;
		this.lookWanted = false;
		return wanted;
	}

}
