package io.heavyread.protocol;

import java.util.Set;
import java.util.regex.Pattern;

/**
 * Where one history of documents lives in Redis. All its keys share one hash tag, so
 * scripts run on Redis Cluster too. Several key spaces in one Redis know nothing of each
 * other.
 *
 * @param tag the hash tag, 1 to 32 characters of {@code a-z 0-9 _ -}
 * @param kind what a document is called in its key; the same characters, and none of the
 * words that begin other keys of several parts: ack, idem, member, members, reader
 * @param channel the channel on which writes are published
 */
public record Keyspace(String tag, String kind, String channel) {

	private static final Pattern NAME = Pattern.compile("[a-z0-9_-]{1,32}");

	/** What other keys of several parts begin with: a document's key could be theirs. */
	private static final Set<String> TAKEN = Set.of("ack", "idem", "member", "members", "reader");

	/** The key space of the platform's posts. */
	public static final Keyspace POSTS = ofPosts("posts");

	public Keyspace {
		check("tag", tag);
		check("kind", kind);
		if (!isKind(kind)) {
			throw new IllegalArgumentException("the kind of a key space is none of " + TAKEN.stream().sorted().toList()
					+ ", but is '" + kind + "'");
		}
		if (channel.isBlank() || channel.equals(tag + "_acks")) {
			throw new IllegalArgumentException(
					"the channel of a key space has a name of its own, not '" + channel + "'");
		}
	}

	/**
	 * Return the key space of an installation's posts.
	 * @param name the installation's name, the hash tag of all its keys
	 */
	public static Keyspace ofPosts(String name) {
		return new Keyspace(name, "post", name + "_updates");
	}

	/** Tell whether a key space can have the name. */
	public static boolean isName(String name) {
		return NAME.matcher(name).matches();
	}

	/** Tell whether documents of a key space can be called that. */
	public static boolean isKind(String name) {
		return isName(name) && !TAKEN.contains(name);
	}

	private static void check(String part, String name) {
		if (!isName(name)) {
			throw new IllegalArgumentException(
					"the " + part + " of a key space has 1 to 32 characters of a-z 0-9 _ -, but is '" + name + "'");
		}
	}

	/** Return the key of the position, a hash: epoch, seq, chain. */
	public String meta() {
		return key("meta");
	}

	/** Return the key of the log, a stream: one entry a write. */
	public String log() {
		return key("log");
	}

	/** Return the key of the index, a sorted set: the living documents by version. */
	public String index() {
		return key("index");
	}

	/** Return the key of a document. */
	public String document(String id) {
		return key(this.kind + ":" + id);
	}

	/** Return the key that keeps the result of a write with an idempotency key. */
	public String idempotency(String idempotencyKey) {
		return key("idem:" + idempotencyKey);
	}

	/** Return the key of a writer's proof that the store takes writes, a string. */
	public String probe() {
		return key("probe");
	}

	/** Return the channel on which writers ask for acknowledgements. */
	public String acknowledgementChannel() {
		return this.tag + "_acks";
	}

	/**
	 * Return the key of the hash in which readers acknowledge a version: reader id to lag
	 * in microseconds.
	 */
	public String acknowledgements(long version) {
		return key("ack:" + version);
	}

	/** Return the key of the names of a role's members: a sorted set, by heartbeat. */
	public String members(String role) {
		return key("members:" + role);
	}

	/**
	 * Return the key of the members of an earlier version, a sorted set: {@code role:id}
	 * by heartbeat. Their registrations are hashes that are not read any more.
	 */
	public String olderMembers() {
		return key("members");
	}

	/** Return the key of a member's registration: a string, which expires. */
	public String member(String role, String id) {
		return key("member:" + role + ":" + id);
	}

	/** Return the key of what a reader says of its hottest documents: a string. */
	public String hottest(String reader) {
		return key("reader:" + reader + ":hottest");
	}

	/** Return the key of what people did in the console, a stream. */
	public String audit() {
		return key("audit");
	}

	private String key(String name) {
		return "{" + this.tag + "}:" + name;
	}

}
