package io.heavyread.protocol.registry;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

import io.heavyread.protocol.Keyspace;
import io.heavyread.protocol.fleet.Member;
import io.heavyread.protocol.redis.StoreFailures;
import io.heavyread.protocol.support.Utf8;
import io.lettuce.core.ScanArgs;
import io.lettuce.core.ScanCursor;
import io.lettuce.core.ScoredValue;
import io.lettuce.core.ScoredValueScanCursor;
import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;

/**
 * The newest names in a sorted set of members, read so that whatever lies there costs
 * bounded time and memory. A name may be as long as its writer likes, and Redis has no
 * command that leaves long ones out, but {@code ZSCAN} takes a pattern: so ids are filled
 * up with blanks to one length, and only names of that length come over the wire.
 * Confined to one look; its replies come one after the other.
 */
public final class MemberNames {

	private static final int LENGTH = 64;

	/** So many names are looked at in one go. */
	private static final int PART = 1000;

	private static final int PARTS = 10;

	private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,64}");

	private static final ScanArgs WHOLE = ScanArgs.Builder.limit(PART).match("?".repeat(LENGTH));

	private final RedisClusterAsyncCommands<byte[], byte[]> commands;

	private final Keyspace keyspace;

	private final double fromMillis;

	private final double toMillis;

	private final int limit;

	private final PriorityQueue<Name> newest = new PriorityQueue<>();

	/**
	 * Create a look.
	 * @param fromMillis oldest heartbeat that counts
	 * @param toMillis newest heartbeat that counts
	 * @param limit most names to return
	 */
	public MemberNames(RedisClusterAsyncCommands<byte[], byte[]> commands, Keyspace keyspace, long fromMillis,
			long toMillis, int limit) {
		this.commands = commands;
		this.keyspace = keyspace;
		this.fromMillis = fromMillis;
		this.toMillis = toMillis;
		this.limit = limit;
	}

	/** Return the name of a member. */
	static byte[] of(String id) {
		return Utf8.bytes(id + " ".repeat(LENGTH - id.length()));
	}

	/** Read the members of a role. */
	public CompletionStage<Found> read(String role) {
		return part(Utf8.bytes(this.keyspace.members(role)), ScanCursor.INITIAL, PARTS).exceptionally(this::nothing);
	}

	/** Something else lies under the key: nobody of this kind is known then. */
	private Found nothing(Throwable failure) {
		if (StoreFailures.isWrongType(failure)) {
			return new Found(List.of(), false);
		}
		throw StoreFailures.of(failure);
	}

	private CompletionStage<Found> part(byte[] key, ScanCursor cursor, int parts) {
		return this.commands.zscan(key, cursor, WHOLE).thenCompose((reply) -> {
			add(reply, 0);
			return (reply.isFinished() || parts == 1) ? CompletableFuture.completedFuture(found(reply.isFinished()))
					: part(key, reply, parts - 1);
		});
	}

	/**
	 * Read the readers that registered in the form of an earlier version, where names
	 * have any length: each length is asked for by itself, all in one go.
	 */
	public CompletionStage<Found> readOlder() {
		byte[] key = Utf8.bytes(this.keyspace.olderMembers());
		return this.commands.zcard(key)
			.thenCompose((count) -> (count == 0) ? CompletableFuture.completedFuture(found(true)) : readOlder(key))
			.exceptionally(this::nothing);
	}

	private CompletionStage<Found> readOlder(byte[] key) {
		String prefix = Member.READER + ":";
		List<CompletableFuture<ScoredValueScanCursor<byte[]>>> replies = IntStream.rangeClosed(1, LENGTH)
			.mapToObj((length) -> ScanArgs.Builder.limit(PART).match(prefix + "?".repeat(length)))
			.map((args) -> this.commands.zscan(key, ScanCursor.INITIAL, args).toCompletableFuture())
			.toList();
		return CompletableFuture.allOf(replies.toArray(CompletableFuture[]::new)).thenApply((done) -> {
			replies.forEach((reply) -> add(reply.join(), prefix.length()));
			return found(replies.stream().allMatch((reply) -> reply.join().isFinished()));
		});
	}

	private void add(ScoredValueScanCursor<byte[]> reply, int prefix) {
		for (ScoredValue<byte[]> value : reply.getValues()) {
			if (value.getScore() >= this.fromMillis && value.getScore() <= this.toMillis) {
				add(Utf8.text(value.getValue()).substring(prefix).stripTrailing(), (long) value.getScore());
			}
		}
	}

	private void add(String id, long heartbeatMillis) {
		if (ID.matcher(id).matches()) {
			this.newest.add(new Name(id, heartbeatMillis));
		}
		if (this.newest.size() > this.limit) {
			this.newest.remove();
		}
	}

	private Found found(boolean finished) {
		List<Name> names = new ArrayList<>(this.newest);
		names.sort(Comparator.reverseOrder());
		Map<String, Name> once = new HashMap<>();
		names.removeIf((name) -> once.putIfAbsent(name.id(), name) != null);
		return new Found(names, finished && names.size() < this.limit);
	}

	/**
	 * A name with the time of its heartbeat, milliseconds since 1970; older ones come
	 * first.
	 */
	public record Name(String id, long heartbeatMillis) implements Comparable<Name> {

		@Override
		public int compareTo(Name other) {
			return Comparator.comparingLong(Name::heartbeatMillis).thenComparing(Name::id).compare(this, other);
		}

	}

	/**
	 * What was found.
	 *
	 * @param names the names, newest first
	 * @param isAll false when there may be more
	 */
	public record Found(List<Name> names, boolean isAll) {
	}

}
