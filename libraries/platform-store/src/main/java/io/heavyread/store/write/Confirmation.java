package io.heavyread.store.write;

import java.util.function.LongSupplier;

import io.heavyread.protocol.StoreException;
import io.heavyread.protocol.StoreException.Outcome;
import io.heavyread.protocol.redis.RedisLink;
import io.heavyread.protocol.redis.Session;
import io.heavyread.protocol.redis.UnconfirmedException;
import io.heavyread.protocol.redis.Witness;
import io.heavyread.store.WriteResult;

/**
 * Decides which replies of a server a writer may believe: those of a connection that is
 * still the one in use, to a server that witnesses confirm as the primary now. A server
 * that hung or was cut off takes writes that nobody will ever see. Any thread.
 */
final class Confirmation {

	private final Witness witness;

	private final LongSupplier nanoTime;

	Confirmation(Witness witness, LongSupplier nanoTime) {
		this.witness = witness;
		this.nanoTime = nanoTime;
	}

	/** Tell whether the server is confirmed now. */
	boolean isConfirmed(Session session) {
		return this.witness.mayAcknowledge(session.address(), this.nanoTime.getAsLong());
	}

	/** Fail, with no effect, when the server is not confirmed: nothing is to be sent. */
	void beforeSending(Session session) {
		if (!isConfirmed(session)) {
			throw new UnconfirmedException(Outcome.NONE, session);
		}
	}

	/** Return what a server answered, if it may be believed; fail when not. */
	<T> T believed(RedisLink link, Session session, T answer) {
		boolean noEffect = answer instanceof WriteResult && !(answer instanceof WriteResult.Written)
				&& !(answer instanceof WriteResult.Repeated);
		Outcome outcome = noEffect ? Outcome.NONE : Outcome.UNKNOWN;
		if (!link.isCurrent(session)) {
			throw new StoreException(outcome, "the connection to Redis was replaced meanwhile", null);
		}
		if (!isConfirmed(session)) {
			throw new UnconfirmedException(outcome, session);
		}
		return answer;
	}

}
