package io.heavyread.protocol.redis;

import java.nio.charset.StandardCharsets;

/**
 * The names of the platform's keys in Redis. They share one hash tag, so scripts run on
 * Redis Cluster too.
 */
public final class Keys {

	/** Hash: epoch, seq, chain. */
	public static final String META = "{posts}:meta";

	/** Stream: one entry a write. */
	public static final String LOG = "{posts}:log";

	/** Sorted set: the living posts by version. */
	public static final String INDEX = "{posts}:index";

	/** Prefix of the posts. */
	public static final String POST = "{posts}:post:";

	/** Prefix of the idempotency keys. */
	public static final String IDEMPOTENCY = "{posts}:idem:";

	/**
	 * Sorted set: the members of an earlier version, {@code role:id} by heartbeat. Their
	 * registrations are hashes that are not read any more.
	 */
	public static final String OLDER_MEMBERS = "{posts}:members";

	/** String: a writer's proof that the store takes writes. */
	public static final String PROBE = "{posts}:probe";

	/** The channel on which writes are published. */
	public static final String CHANNEL = "posts_updates";

	/** The channel on which writers ask for acknowledgements. */
	public static final String ACK_CHANNEL = "posts_acks";

	/**
	 * Prefix of the hashes in which readers acknowledge: reader id → lag in microseconds.
	 */
	public static final String ACK = "{posts}:ack:";

	private Keys() {
	}

	/** Return the key of the names of a role's members: a sorted set, by heartbeat. */
	public static String members(String role) {
		return "{posts}:members:" + role;
	}

	/** Return the key of a member's registration: a string, which expires. */
	public static String member(String role, String id) {
		return "{posts}:member:" + role + ":" + id;
	}

	/** Return the key of what a reader says of its hottest posts: a string. */
	public static String hottest(String reader) {
		return "{posts}:reader:" + reader + ":hottest";
	}

	public static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

	public static String text(byte[] bytes) {
		return new String(bytes, StandardCharsets.UTF_8);
	}

}
