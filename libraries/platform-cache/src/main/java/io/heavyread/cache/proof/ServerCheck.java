package io.heavyread.cache.proof;

import io.heavyread.cache.source.FeedStore;
import io.heavyread.cache.source.Server;

/**
 * Decides whether the word of the server that answered a poll counts, and has the
 * connections replaced when nobody's does for a while. On the feed's thread.
 */
public final class ServerCheck {

	/** A connection has so long to prove something before it is replaced. */
	private static final long TRIAL_NANOS = 1_000_000_000;

	private final FeedStore store;

	private final Lease lease;

	private Doubt doubt = Doubt.NONE;

	/** When a server was trusted, or another one was tried, last. */
	private long trialNanos;

	public ServerCheck(FeedStore store, Lease lease, long nowNanos) {
		this.store = store;
		this.lease = lease;
		this.trialNanos = nowNanos;
	}

	/**
	 * Tell whether a server's answer counts.
	 * @param atNanos as of when it would prove something
	 */
	public boolean trusts(Server server, long atNanos, long nowNanos) {
		this.doubt = doubt(server, atNanos, nowNanos);
		switch (this.doubt) {
			case NONE -> this.trialNanos = nowNanos;
			case OLD_CONNECTION -> this.store.reconnect();
			case NO_PRIMARY, UNCONFIRMED -> tryAnother(nowNanos);
		}
		return this.doubt == Doubt.NONE;
	}

	/**
	 * While the lease does not hold, only a server counts whose address was asked for at
	 * most a lease ago: one that was asked for earlier may have hung since, and does not
	 * know that another has taken its place.
	 */
	private Doubt doubt(Server server, long atNanos, long nowNanos) {
		if (!server.isPrimary()) {
			return Doubt.NO_PRIMARY;
		}
		if (server.confirmedNanos().isEmpty() || !this.lease.isWorth(atNanos, nowNanos)) {
			return Doubt.UNCONFIRMED;
		}
		boolean old = !this.lease.holds(nowNanos) && !this.lease.isWorth(server.askedNanos(), nowNanos);
		return old ? Doubt.OLD_CONNECTION : Doubt.NONE;
	}

	/** Replace connections to which nobody trusted has answered for a while. */
	public void tryAnother(long nowNanos) {
		if (nowNanos - this.trialNanos >= TRIAL_NANOS) {
			this.trialNanos = nowNanos;
			this.store.reconnect();
		}
	}

	/** Return why the last server proved nothing, a clause for operators. */
	public String reason() {
		return this.doubt.clause;
	}

	private enum Doubt {

		NONE("the store proves nothing"), NO_PRIMARY("the server is not the primary"),
		UNCONFIRMED("nobody confirms that the server is the primary"),
		OLD_CONNECTION("the connection is older than the lapse");

		private final String clause;

		Doubt(String clause) {
			this.clause = clause;
		}

	}

}
