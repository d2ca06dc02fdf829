package io.heavyread.protocol.registry;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;

import io.heavyread.protocol.Keyspace;
import io.heavyread.protocol.fleet.FleetSecret;
import io.heavyread.protocol.fleet.Member;
import io.heavyread.protocol.fleet.Proof;
import io.heavyread.protocol.redis.StoreFailures;
import io.heavyread.protocol.support.Utf8;
import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;
import org.jspecify.annotations.Nullable;

/**
 * The members that are registered at one moment. However much lies in the registry, a
 * look reads no more than {@value #MOST} registrations of a kind, none of them longer
 * than {@value Registration#MAX_LENGTH} bytes, in three round trips (more when there are
 * more than 1,000 names). What is wrong with one member does not touch the others.
 *
 * @param nowMillis the store's time, milliseconds since 1970
 * @param members the members, newest heartbeat first within a kind
 * @param isAll false when more are registered than were read
 */
public record Registry(long nowMillis, List<Member> members, boolean isAll) {

	/** So long after its last heartbeat a member is forgotten. */
	static final Duration FORGOTTEN_AFTER = Duration.ofMinutes(5);

	/** So far a heartbeat may lie ahead of the store's clock. */
	private static final Duration AHEAD = Duration.ofSeconds(2);

	private static final int MOST = 500;

	/** Look at all members. */
	static CompletionStage<Registry> read(RedisClusterAsyncCommands<byte[], byte[]> commands, Keyspace keyspace,
			FleetSecret secret) {
		return now(commands).thenCompose((nowMillis) -> {
			CompletionStage<Registry> readers = kind(commands, keyspace, Member.READER, nowMillis, secret);
			CompletionStage<Registry> writers = kind(commands, keyspace, Member.WRITER, nowMillis, secret);
			CompletionStage<Registry> older = names(commands, keyspace, nowMillis).readOlder()
				.thenApply((found) -> older(found, nowMillis));
			return readers.thenCombine(writers, Registry::with).thenCombine(older, Registry::with);
		});
	}

	/** Return the store's time in milliseconds. */
	static CompletionStage<Long> now(RedisClusterAsyncCommands<byte[], byte[]> commands) {
		return commands.time()
			.thenApply((time) -> Long.parseLong(Utf8.text(time.get(0))) * 1000
					+ Long.parseLong(Utf8.text(time.get(1))) / 1000);
	}

	private static CompletionStage<Registry> kind(RedisClusterAsyncCommands<byte[], byte[]> commands, Keyspace keyspace,
			String role, long nowMillis, FleetSecret secret) {
		return names(commands, keyspace, nowMillis).read(role).thenCompose((found) -> {
			List<CompletableFuture<@Nullable Member>> members = found.names()
				.stream()
				.map((name) -> member(commands, keyspace, role, name, nowMillis, secret))
				.toList();
			return CompletableFuture.allOf(members.toArray(CompletableFuture[]::new))
				.thenApply((done) -> new Registry(nowMillis,
						members.stream().map(CompletableFuture::join).filter(Objects::nonNull).toList(),
						found.isAll()));
		});
	}

	private static MemberNames names(RedisClusterAsyncCommands<byte[], byte[]> commands, Keyspace keyspace,
			long nowMillis) {
		return new MemberNames(commands, keyspace, oldest(nowMillis), newest(nowMillis), MOST);
	}

	/** Return the time of the oldest heartbeat that counts: older ones are forgotten. */
	static long oldest(long nowMillis) {
		return nowMillis - FORGOTTEN_AFTER.toMillis();
	}

	/** Return the time of the newest heartbeat that counts: later ones never were. */
	static long newest(long nowMillis) {
		return nowMillis + AHEAD.toMillis();
	}

	/** Read one more byte than a registration may have, so that longer ones are seen. */
	private static CompletableFuture<@Nullable Member> member(RedisClusterAsyncCommands<byte[], byte[]> commands,
			Keyspace keyspace, String role, MemberNames.Name name, long nowMillis, FleetSecret secret) {
		return commands.getrange(Utf8.bytes(keyspace.member(role, name.id())), 0, Registration.MAX_LENGTH)
			.<@Nullable Member>thenApply(
					(bytes) -> (bytes.length == 0) ? null : decode(role, name, Utf8.text(bytes), nowMillis, secret))
			.exceptionally((failure) -> invalid(role, name, failure))
			.toCompletableFuture();
	}

	/**
	 * The heartbeat that was signed counts, not the one beside the name: anybody could
	 * put back a registration of a member that is forgotten.
	 */
	private static @Nullable Member decode(String role, MemberNames.Name name, String text, long nowMillis,
			FleetSecret secret) {
		Member member = Registration.decode(role, name.id(), text, secret);
		if (member == null) {
			return Member.unknown(role, name.id(), name.heartbeatMillis(), Proof.INVALID);
		}
		long heartbeat = member.heartbeatMillis();
		return (heartbeat >= oldest(nowMillis) && heartbeat <= newest(nowMillis)) ? member : null;
	}

	private static Member invalid(String role, MemberNames.Name name, Throwable failure) {
		if (StoreFailures.isWrongType(failure)) {
			return Member.unknown(role, name.id(), name.heartbeatMillis(), Proof.INVALID);
		}
		throw StoreFailures.of(failure);
	}

	private static Registry older(MemberNames.Found found, long nowMillis) {
		return new Registry(nowMillis,
				found.names()
					.stream()
					.map((name) -> Member.unknown(Member.READER, name.id(), name.heartbeatMillis(), Proof.OLDER))
					.toList(),
				found.isAll());
	}

	/** Add the other's members; one that is in both is kept as it is here. */
	private Registry with(Registry other) {
		Stream<Member> more = other.members.stream()
			.filter((member) -> this.members.stream()
				.noneMatch((known) -> known.role().equals(member.role()) && known.id().equals(member.id())));
		List<Member> all = new ArrayList<>(this.members);
		more.forEach(all::add);
		return new Registry(this.nowMillis, List.copyOf(all), this.isAll && other.isAll);
	}

}
