package io.heavyread.cache.failover;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.heavyread.cache.faults.FaultReader;
import io.heavyread.protocol.FeedState;
import io.heavyread.protocol.test.RedisProcess;
import io.heavyread.protocol.test.Relay;
import io.heavyread.protocol.test.TestNode;
import io.heavyread.store.PostStore;
import io.heavyread.store.test.TestWriter;

/**
 * Two sides between which the network can be cut: the primary with one sentinel, a reader
 * and a writer; two sentinels, a reader and a writer. Replicas are on either. Every
 * server is behind a {@link Relay}, whose address all use. Processes of the primary's
 * side connect from an address of their own, so that relays know who crosses.
 */
final class PartitionedPlatform implements AutoCloseable {

	private static final String LONELY = "127.0.0.2";

	private static final String REST = "127.0.0.1";

	private final List<RedisProcess> servers = new ArrayList<>();

	private final List<SentinelProcess> sentinels = new ArrayList<>();

	/** How many servers, beginning with the primary, are on its side. */
	private final int lonelyServers;

	private final int waitForReplicas;

	private final List<Relay> serverRelays;

	private final List<Relay> sentinelRelays;

	private final List<TestNode> writers = new ArrayList<>();

	private final List<FaultReader> readers;

	PartitionedPlatform(int replicasBesidePrimary, int waitForReplicas) {
		this.lonelyServers = 1 + replicasBesidePrimary;
		this.waitForReplicas = waitForReplicas;
		this.serverRelays = IntStream.rangeClosed(0, RedisGroup.REPLICAS)
			.mapToObj((at) -> Relay.to(() -> this.servers.get(at).port()))
			.toList();
		this.sentinelRelays = IntStream.range(0, Sentinels.COUNT)
			.mapToObj((at) -> Relay.to(() -> this.sentinels.get(at).port()))
			.toList();
		this.serverRelays.forEach((relay) -> this.servers.add(server(this.servers.size(), relay.port())));
		RedisGroup.awaitReplicas(this.servers.get(0), RedisGroup.REPLICAS);
		this.sentinelRelays.forEach((relay) -> this.sentinels.add(sentinel(this.sentinels.size(), relay.port())));
		Sentinels.awaitAcquaintance(this.sentinels);
		writer(LONELY);
		writer(REST);
		this.readers = List.of(reader(LONELY), reader(REST));
		this.readers.forEach((reader) -> Drill.await().until(() -> reader.state() == FeedState.LIVE));
	}

	private RedisProcess server(int at, int announced) {
		List<String> settings = new ArrayList<>(
				List.of("--replica-announce-ip", REST, "--replica-announce-port", "" + announced, "--bind"));
		settings.addAll(bind(at < this.lonelyServers));
		if (at > 0) {
			settings.addAll(List.of("--replicaof", REST, "" + primaryPort()));
		}
		return RedisGroup.server(settings.toArray(String[]::new));
	}

	/** The first address is the one to connect from; all listen at the last. */
	private static List<String> bind(boolean lonely) {
		return lonely ? List.of(LONELY, REST) : List.of(REST);
	}

	private SentinelProcess sentinel(int at, int announced) {
		List<String> lines = new ArrayList<>(Sentinels.lines(String.join(" ", bind(at == 0)), primaryPort()));
		lines.addAll(List.of("sentinel announce-ip " + REST, "sentinel announce-port " + announced));
		return SentinelProcess.start(lines);
	}

	private PostStore writer(String side) {
		TestNode node = TestWriter.start("writer-" + (this.writers.size() + 1), "127.0.0.1:1", settings(side));
		this.writers.add(node);
		PostStore writer = node.get(PostStore.class);
		Drill.await().until(writer::isWritable);
		return writer;
	}

	private FaultReader reader(String side) {
		return FaultReader.direct("reader-" + side, "127.0.0.1:1", settings(side));
	}

	private String[] settings(String side) {
		return Stream
			.of(Sentinels.settings(this.sentinelRelays.stream().map(Relay::port).toList()),
					SourceAddress.settings(side),
					new String[] { "platform.writer.wait-for-replicas=" + this.waitForReplicas })
			.flatMap(Stream::of)
			.toArray(String[]::new);
	}

	/** Begin a drill, with the load on both writers and both readers. */
	Drill drill(String name) {
		List<PostStore> stores = this.writers.stream().map((node) -> node.get(PostStore.class)).toList();
		return new Drill(name, this.readers, stores).start(stores.get(1));
	}

	/** Let nothing pass between the sides; connections stay open. */
	void cut() {
		cut(this.serverRelays, this.lonelyServers);
		cut(this.sentinelRelays, 1);
	}

	private static void cut(List<Relay> relays, int lonely) {
		relays.subList(0, lonely).forEach((relay) -> relay.cutOff((client) -> !isLonely(client)));
		relays.subList(lonely, relays.size()).forEach((relay) -> relay.cutOff(PartitionedPlatform::isLonely));
	}

	private static boolean isLonely(InetAddress client) {
		return LONELY.equals(client.getHostAddress());
	}

	/** Let everything pass, also what was kept back. */
	void heal() {
		Stream.of(this.serverRelays, this.sentinelRelays).flatMap(List::stream).forEach(Relay::heal);
	}

	/** Return the servers that are not on the primary's side. */
	List<RedisProcess> others() {
		return this.servers.subList(this.lonelyServers, this.servers.size());
	}

	/** Start one more writer, which is not beside the primary. */
	PostStore writer() {
		this.sentinels.stream()
			.skip(1)
			.forEach((sentinel) -> Drill.await().until(() -> !sentinel.names(primaryPort())));
		return writer(REST);
	}

	private int primaryPort() {
		return this.serverRelays.get(0).port();
	}

	/** Return the reader beside the primary. */
	FaultReader lonelyReader() {
		return this.readers.get(0);
	}

	@Override
	public void close() {
		heal();
		this.readers.forEach(FaultReader::close);
		this.writers.forEach(TestNode::close);
		this.sentinels.forEach(SentinelProcess::close);
		this.servers.forEach(RedisProcess::close);
		Stream.of(this.serverRelays, this.sentinelRelays).flatMap(List::stream).forEach(Relay::close);
	}

}
