package io.heavyread.cache.redis;

import io.heavyread.cache.store.StoreException;

/** A server that takes writes is not confirmed as the primary. */
final class UnconfirmedException extends StoreException {

	private static final long serialVersionUID = 1L;

	UnconfirmedException(Outcome outcome, Session session) {
		super(outcome, "no majority of the sentinels confirms " + session.address() + " as the primary", null);
	}

}
