package io.heavyread.protocol.redis;

import java.util.concurrent.TimeoutException;

import io.heavyread.protocol.StoreException;
import io.lettuce.core.RedisCommandTimeoutException;
import io.lettuce.core.RedisReadOnlyException;
import org.jspecify.annotations.Nullable;

/**
 * Decides when connections are given up that are open and do not do their work: to a
 * server that hangs, that has become a replica, or that nobody confirms as the primary.
 * One thread.
 */
public final class LinkWatch {

	/** Looks in a row that must fail in such a way. */
	private static final int FAILURES = 3;

	private @Nullable Session session;

	private int failures;

	/** A look succeeded. */
	public void good() {
		this.failures = 0;
	}

	/**
	 * Take note of a look that failed.
	 * @return why the session is to be given up, a clause about its connections; null
	 * when it is not
	 */
	@SuppressWarnings("ReferenceEquality") // the very session
	public @Nullable String failed(Session looked, Throwable failure) {
		String why = reason(LuaScript.cause(failure));
		int before = (this.session != looked) ? 0 : this.failures;
		this.failures = (why != null) ? before + 1 : 0;
		this.session = looked;
		return (this.failures >= FAILURES) ? why : null;
	}

	private static @Nullable String reason(Throwable failure) {
		Throwable cause = (failure instanceof StoreException && failure.getCause() != null) ? failure.getCause()
				: failure;
		if (cause instanceof TimeoutException || cause instanceof RedisCommandTimeoutException) {
			return "the server does not answer";
		}
		if (cause instanceof RedisReadOnlyException || String.valueOf(cause.getMessage()).contains("READONLY ")) {
			return "the server has become a replica (READONLY)";
		}
		return (failure instanceof UnconfirmedException) ? String.valueOf(failure.getMessage()) : null;
	}

}
