package io.heavyread.protocol.redis;

import java.util.List;

import io.heavyread.protocol.StoreException;
import io.heavyread.protocol.StoreException.Outcome;
import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.RedisCommandTimeoutException;
import io.lettuce.core.RedisException;

/** Tells of a failed call whether it may have taken effect. */
public final class StoreFailures {

	/** Errors with which Redis refuses a script before or at its first write. */
	private static final List<String> REFUSALS = List.of("OOM", "READONLY", "MISCONF", "NOREPLICAS", "LOADING", "BUSY",
			"MASTERDOWN", "CLUSTERDOWN", "MOVED", "ASK", "TRYAGAIN", "NOAUTH", "NOPERM", "WRONGTYPE", "NOSCRIPT");

	/** What a key of one write can be the cause of. */
	private static final List<String> REFUSALS_OF_ONE = List.of("WRONGTYPE", "BUSY", "TRYAGAIN");

	/**
	 * How Redis 7.0, and 7.2 and later, say inside a script that the user lacks a right.
	 * The write script asks for the rights of what comes after its first write
	 * beforehand.
	 */
	private static final List<String> NO_RIGHT = List.of("ERR The user executing the script can't run this command",
			"ERR ACL failure in script");

	/** What Lettuce says of a command for a connection that is lost or closed already. */
	private static final List<String> NEVER_SENT = List.of("Commands are rejected", "Connection is closed");

	private StoreFailures() {
	}

	public static StoreException of(Throwable failure) {
		Throwable cause = LuaScript.cause(failure);
		if (cause instanceof StoreException known) {
			return known;
		}
		String message = String.valueOf(cause.getMessage());
		if (cause instanceof RedisCommandTimeoutException) {
			return new StoreException(Outcome.UNKNOWN, "Redis did not answer in time", cause);
		}
		if (cause instanceof RedisCommandExecutionException) {
			Outcome outcome = isRefusal(message) ? Outcome.NONE : Outcome.UNKNOWN;
			return new StoreException(outcome, "Redis refused: " + message, cause);
		}
		boolean neverSent = cause instanceof RedisException && NEVER_SENT.stream().anyMatch(message::contains);
		return new StoreException(neverSent ? Outcome.NONE : Outcome.UNKNOWN, "Redis cannot be reached", cause);
	}

	/**
	 * Tell whether the failure is a refusal that the next write will meet too, whatever
	 * it is.
	 */
	public static boolean refusesAllWrites(Throwable failure) {
		Throwable cause = LuaScript.cause(failure);
		String message = String.valueOf(cause.getMessage());
		return cause instanceof RedisCommandExecutionException && isRefusal(message)
				&& REFUSALS_OF_ONE.stream().noneMatch((code) -> carries(message, code));
	}

	/** Tell whether the user of Redis lacks a right. */
	public static boolean isWithoutRight(Throwable failure) {
		Throwable cause = LuaScript.cause(failure);
		return cause instanceof RedisCommandExecutionException
				&& String.valueOf(cause.getMessage()).startsWith("NOPERM");
	}

	/** Tell whether a key held a value of another type than the command is for. */
	public static boolean isWrongType(Throwable failure) {
		Throwable cause = LuaScript.cause(failure);
		return cause instanceof RedisCommandExecutionException
				&& String.valueOf(cause.getMessage()).startsWith("WRONGTYPE");
	}

	/**
	 * Tell whether Redis refused. A script's error may carry the refusal inside:
	 * {@code ERR Error running script … -OOM command not allowed …}.
	 */
	private static boolean isRefusal(String message) {
		return REFUSALS.stream().anyMatch((code) -> carries(message, code))
				|| NO_RIGHT.stream().anyMatch(message::startsWith);
	}

	private static boolean carries(String message, String code) {
		return message.startsWith(code + " ") || message.contains(": " + code + " ")
				|| message.contains("-" + code + " ") || message.contains("@user_script: " + code);
	}

}
