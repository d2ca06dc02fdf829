package io.heavyread.store.write;

import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;

import io.heavyread.protocol.redis.RedisLink;
import io.heavyread.protocol.redis.Session;
import io.heavyread.store.WriteResult;

/**
 * Writes that are answered once replicas have them too. {@code WAIT} speaks of its own
 * connection and holds up what is behind it, so there are a few connections for it, each
 * with one group of writes under way.
 */
final class ReplicatedWrites implements WritePath {

	private static final int LANES = 4;

	private final List<WriteLane> lanes;

	private final AtomicInteger next = new AtomicInteger();

	/**
	 * Create a path without connections.
	 * @param main leads to the primary that writes go to
	 * @param links makes a link of its own for each lane
	 */
	ReplicatedWrites(RedisLink main, Supplier<RedisLink> links, Confirmation confirmation, ReplicaSettings settings) {
		this.lanes = Stream.generate(() -> new WriteLane(main, links.get(), confirmation, settings))
			.limit(LANES)
			.toList();
	}

	@Override
	public void open() {
		this.lanes.forEach(WriteLane::open);
	}

	@Override
	public CompletionStage<WriteResult> write(ScriptedWrite write) {
		return this.lanes.get(Math.floorMod(this.next.getAndIncrement(), LANES)).write(write);
	}

	@Override
	public void follow(Session session) {
		this.lanes.forEach((lane) -> lane.follow(session));
	}

	@Override
	public void replace(String why) {
		this.lanes.forEach((lane) -> lane.replace(why));
	}

	@Override
	public void close() {
		this.lanes.forEach(WriteLane::close);
	}

}
