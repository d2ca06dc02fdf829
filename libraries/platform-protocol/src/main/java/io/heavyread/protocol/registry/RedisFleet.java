package io.heavyread.protocol.registry;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

import io.heavyread.protocol.FeedState;
import io.heavyread.protocol.fleet.Fleet;
import io.heavyread.protocol.fleet.FleetSecret;
import io.heavyread.protocol.fleet.Member;
import io.heavyread.protocol.fleet.MemberRegistry;
import io.heavyread.protocol.fleet.Proof;
import io.heavyread.protocol.redis.RedisLink;
import io.heavyread.protocol.redis.Replies;
import io.heavyread.protocol.redis.StoreFailures;
import io.heavyread.protocol.support.Utf8;
import io.lettuce.core.Range;
import io.lettuce.core.SetArgs;
import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The registry of members in Redis: for each kind a sorted set that names them, and a
 * string each, which expires. Any thread; blocks.
 */
public final class RedisFleet implements Fleet, MemberRegistry {

	private static final Logger logger = LoggerFactory.getLogger(RedisFleet.class);

	/** So many names are kept of a kind. */
	private static final int KEPT = 1000;

	private final RedisLink link;

	private final FleetSecret secret;

	private final Liveness liveness = new Liveness();

	private final AtomicBoolean tooMany = new AtomicBoolean();

	public RedisFleet(RedisLink link, FleetSecret secret) {
		this.link = link;
		this.secret = secret;
	}

	@Override
	public void beat(Member member) {
		Replies.await(() -> {
			RedisClusterAsyncCommands<byte[], byte[]> commands = this.link.commands();
			return Registry.now(commands).thenCompose((nowMillis) -> beat(commands, member, nowMillis));
		});
	}

	private CompletionStage<Void> beat(RedisClusterAsyncCommands<byte[], byte[]> commands, Member member,
			long nowMillis) {
		byte[] names = Utf8.bytes(this.link.keyspace().members(member.role()));
		byte[] name = MemberNames.of(member.id());
		byte[] registration = Utf8.bytes(Registration.encode(member, nowMillis, this.secret));
		CompletionStage<?> added = commands.zadd(names, (double) nowMillis, name)
			.exceptionallyCompose((failure) -> ifWrongType(failure,
					() -> commands.del(names).thenCompose((gone) -> commands.zadd(names, (double) nowMillis, name))));
		return all(
				commands.set(Utf8.bytes(this.link.keyspace().member(member.role(), member.id())), registration,
						SetArgs.Builder.px(Registry.FORGOTTEN_AFTER)),
				added, added.thenCompose((done) -> sweep(commands, names, nowMillis)),
				sweep(commands, Utf8.bytes(this.link.keyspace().olderMembers()), nowMillis));
	}

	/**
	 * Remove the names of those who are gone and of those who cannot have been, and the
	 * oldest where there are more than any fleet has.
	 */
	private static CompletionStage<Void> sweep(RedisClusterAsyncCommands<byte[], byte[]> commands, byte[] names,
			long nowMillis) {
		return all(commands.zremrangebyscore(names, Range.<Long>unbounded().lt(Registry.oldest(nowMillis))),
				commands.zremrangebyscore(names, Range.<Long>unbounded().gt(Registry.newest(nowMillis))),
				commands.zremrangebyrank(names, 0, -KEPT - 1))
			.exceptionallyCompose((failure) -> ifWrongType(failure, () -> CompletableFuture.completedFuture(null)));
	}

	/** Go on when another type lies under a key, and fail otherwise. */
	private static <T> CompletionStage<T> ifWrongType(Throwable failure, Supplier<CompletionStage<T>> otherwise) {
		return StoreFailures.isWrongType(failure) ? otherwise.get() : CompletableFuture.failedFuture(failure);
	}

	private static CompletionStage<Void> all(CompletionStage<?>... stages) {
		CompletableFuture<?>[] futures = new CompletableFuture<?>[stages.length];
		for (int i = 0; i < stages.length; i++) {
			futures[i] = stages[i].toCompletableFuture();
		}
		return CompletableFuture.allOf(futures);
	}

	@Override
	public void leave(Member member) {
		byte[] names = Utf8.bytes(this.link.keyspace().members(member.role()));
		byte[] registration = Utf8.bytes(this.link.keyspace().member(member.role(), member.id()));
		Replies.await(() -> all(this.link.commands().del(registration),
				this.link.commands().zrem(names, MemberNames.of(member.id()))));
	}

	@Override
	public List<Member> members() {
		return look().members();
	}

	/**
	 * Return the readers that can be expected to apply writes: a heartbeat that changed
	 * in the last 3 s, not draining.
	 */
	public Registry liveReaders() {
		Registry all = look();
		List<Member> readers = all.members()
			.stream()
			.filter((member) -> member.role().equals(Member.READER) && member.proof() != Proof.INVALID)
			.toList();
		List<Member> live = this.liveness.living(readers, all.nowMillis(), System.nanoTime())
			.stream()
			.filter((member) -> !FeedState.DRAINING.name().equals(member.state()))
			.toList();
		return new Registry(all.nowMillis(), live, all.isAll());
	}

	private Registry look() {
		Registry registry = Replies.await(() -> Registry.read(this.link.commands(), this.link.keyspace(), this.secret));
		if (!this.tooMany.getAndSet(!registry.isAll()) && !registry.isAll()) {
			logger.warn("More members are registered than are looked at: only the newest of those count");
		}
		return registry;
	}

}
