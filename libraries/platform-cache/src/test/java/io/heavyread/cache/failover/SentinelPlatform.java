package io.heavyread.cache.failover;

import java.util.stream.Stream;

import io.heavyread.store.PostStore;

/** A primary, two replicas, three sentinels, a writer and two readers. */
final class SentinelPlatform implements AutoCloseable {

	private final RedisGroup group = new RedisGroup();

	private final Sentinels sentinels = new Sentinels(this.group.primary().port());

	private final DrillMembers members;

	SentinelPlatform(int waitForReplicas) {
		this.members = new DrillMembers("127.0.0.1:1",
				Stream
					.concat(Stream.of(this.sentinels.settings()),
							Stream.of("platform.writer.wait-for-replicas=" + waitForReplicas))
					.toArray(String[]::new));
	}

	/** Start one more writer, and return it when it can write. */
	PostStore writer() {
		return this.members.writer();
	}

	/** Begin a drill, with the load on the first writer and both readers. */
	Drill drill(String name) {
		return this.members.drill(name);
	}

	RedisGroup group() {
		return this.group;
	}

	Sentinels sentinels() {
		return this.sentinels;
	}

	@Override
	public void close() {
		this.members.close();
		this.sentinels.close();
		this.group.close();
	}

}
