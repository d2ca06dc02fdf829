package io.heavyread.cache.failover;

import java.util.ArrayList;
import java.util.List;

import io.heavyread.cache.faults.FaultReader;
import io.heavyread.protocol.FeedState;
import io.heavyread.protocol.test.NameServer;
import io.heavyread.protocol.test.RedisProcess;
import io.heavyread.protocol.test.Relay;
import io.heavyread.protocol.test.TestNode;
import io.heavyread.store.PostStore;
import io.heavyread.store.test.TestWriter;

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

	private final List<TestNode> writers = new ArrayList<>();

	private final List<FaultReader> readers;

	NamedPlatform() {
		this.names.point(NAME, "127.0.0.1");
		Drill.await().until(() -> this.second.command("INFO", "replication").contains("master_link_status:up"));
		writer();
		String[] settings = TestNameServers.settings(this.names);
		this.readers = List.of(FaultReader.direct("reader-1", address(), settings),
				FaultReader.direct("reader-2", address(), settings));
		this.readers.forEach((reader) -> Drill.await().until(() -> reader.state() == FeedState.LIVE));
	}

	private String address() {
		return NAME + ":" + this.first.port();
	}

	/**
	 * Start one more writer where the name leads now, and return it when it can write.
	 */
	PostStore writer() {
		TestNode node = TestWriter.start("writer-" + (this.writers.size() + 1), address(),
				TestNameServers.settings(this.names));
		this.writers.add(node);
		PostStore writer = node.get(PostStore.class);
		Drill.await().until(writer::isWritable);
		return writer;
	}

	/** Begin a drill, with the load on the first writer and both readers. */
	Drill drill(String name) {
		PostStore writer = this.writers.get(0).get(PostStore.class);
		return new Drill(name, this.readers, List.of(writer)).start(writer);
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
		this.readers.forEach(FaultReader::close);
		this.writers.forEach(TestNode::close);
		this.other.close();
		this.second.close();
		this.first.close();
		this.names.close();
	}

}
