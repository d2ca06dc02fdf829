package io.heavyread.cache.failover;

import io.heavyread.cache.topology.RedisClusterNodes;
import io.heavyread.store.PostStore;

/**
 * Three nodes of a cluster, one replica of the one that has the posts, and two readers.
 */
final class ClusterPlatform implements AutoCloseable {

	private final RedisClusterNodes nodes = new RedisClusterNodes();

	private final DrillMembers members = new DrillMembers("127.0.0.1:1",
			"spring.data.redis.cluster.nodes=" + this.nodes.addresses());

	/** Start one more writer, and return it when it can write. */
	PostStore writer() {
		return this.members.writer();
	}

	/** Begin a drill, with the load on the first writer and both readers. */
	Drill drill(String name) {
		return this.members.drill(name);
	}

	RedisClusterNodes nodes() {
		return this.nodes;
	}

	@Override
	public void close() {
		this.members.close();
		this.nodes.close();
	}

}
