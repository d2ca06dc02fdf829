package io.heavyread.protocol.redis;

import io.heavyread.protocol.StoreException;

/** A server that takes writes is not confirmed as the primary. */
public final class UnconfirmedException extends StoreException {

	private static final long serialVersionUID = 1L;

	public UnconfirmedException(Outcome outcome, Session session) {
		super(outcome, "no majority of the sentinels confirms " + session.address() + " as the primary", null);
	}

}
