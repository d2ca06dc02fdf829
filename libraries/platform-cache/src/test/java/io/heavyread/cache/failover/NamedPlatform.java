package io.heavyread.cache.failover;

import io.heavyread.protocol.test.NameServer;
import io.heavyread.protocol.test.RedisProcess;
import io.heavyread.protocol.test.Relay;
import io.heavyread.store.PostStore;

/**
 * A primary with a replica behind one name, without sentinels, a writer and two readers.
 * The name can move to the other server, which has the same port at another address.
 */
final class NamedPlatform implements AutoCloseable {

	private static final String NAME = "posts.test";

	private static final String OTHER_ADDRESS = "127.0.0.2";

	private final NameServer names = new NameServer();

	private final RedisProcess first = RedisProcess.start("--repl-diskless-sync", "yes", "--repl-diskless-sync-delay",
			"0");

	private final RedisProcess second = RedisProcess.start("--replicaof", "127.0.0.1", "" + this.first.port());

	private final Relay other = Relay.at(OTHER_ADDRESS, this.first.port(), this.second::port);

	private final DrillMembers members;

	NamedPlatform() {
		this.names.point(NAME, "127.0.0.1");
		Drill.await().until(() -> this.second.command("INFO", "replication").contains("master_link_status:up"));
		this.members = new DrillMembers(NAME + ":" + this.first.port(), TestNameServers.settings(this.names));
	}

	/**
	 * Start one more writer where the name leads now, and return it when it can write.
	 */
	PostStore writer() {
		return this.members.writer();
	}

	/** Begin a drill, with the load on the first writer and both readers. */
	Drill drill(String name) {
		return this.members.drill(name);
	}

	/** Let the name lead to the second server; connections stay open. */
	void moveName() {
		this.names.point(NAME, OTHER_ADDRESS);
	}

	RedisProcess first() {
		return this.first;
	}

	RedisProcess second() {
		return this.second;
	}

	@Override
	public void close() {
		this.members.close();
		this.other.close();
		this.second.close();
		this.first.close();
		this.names.close();
	}

}
