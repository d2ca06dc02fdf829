package io.heavyread.protocol.redis;

import java.net.SocketAddress;
import java.util.OptionalLong;

import io.lettuce.core.RedisURI;
import org.jspecify.annotations.Nullable;

/**
 * Whoever can say, beside a server itself, that it is the primary. A server that hung or
 * was cut off still calls itself one. Any thread calls; returns at once.
 */
public interface Witness {

	/** Where nobody can be asked: each server is believed. */
	Witness NONE = (server, nowNanos) -> OptionalLong.of(nowNanos);

	/**
	 * Return the {@link System#nanoTime()} as of which the server was last confirmed as
	 * the primary, which is when the questions were sent whose answers said so; empty
	 * when it was not.
	 * @param server the remote address of a connection
	 */
	OptionalLong confirmedNanos(SocketAddress server, long nowNanos);

	/**
	 * Return where those who are asked say that the primary is, with how to log in; null
	 * where nobody is asked, or they do not agree.
	 */
	default @Nullable RedisURI primary() {
		return null;
	}

	/**
	 * Tell whether a write that the server has taken may be acknowledged now: it was
	 * confirmed, and cannot have been replaced for its silence since.
	 * @param server the remote address of the write's connection
	 */
	default boolean mayAcknowledge(SocketAddress server, long nowNanos) {
		return confirmedNanos(server, nowNanos).isPresent();
	}

}
