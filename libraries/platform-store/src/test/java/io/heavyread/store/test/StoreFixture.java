package io.heavyread.store.test;

import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;

import io.heavyread.protocol.Keyspace;
import io.heavyread.protocol.Position;
import io.heavyread.protocol.StoreException;
import io.heavyread.protocol.redis.RedisLink;
import io.heavyread.protocol.redis.Witness;
import io.heavyread.protocol.support.Utf8;
import io.heavyread.protocol.test.RedisContainer;
import io.heavyread.protocol.test.RedisProcess;
import io.heavyread.protocol.wire.BadFrameException;
import io.heavyread.protocol.wire.Frame;
import io.heavyread.protocol.wire.WireVersions;
import io.heavyread.store.Write;
import io.heavyread.store.WriteCondition;
import io.heavyread.store.WriteResult;
import io.heavyread.store.write.RedisPostStore;
import io.heavyread.store.write.ReplicaSettings;
import io.heavyread.store.write.Writability;
import io.heavyread.store.write.WriteSettings;
import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.sync.RedisCommands;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.protocol.ProtocolVersion;
import org.awaitility.Awaitility;

/**
 * The real write script on one real server, and a second connection that looks at what it
 * did. Without a history keeper: a test says itself where the history stands.
 */
public final class StoreFixture implements AutoCloseable {

	public static final long EPOCH = 0xfedcba9876543210L;

	public static final WriteSettings SETTINGS = new WriteSettings(1000, Duration.ofDays(7), Duration.ofMinutes(15),
			65_536);

	private static final Path INSTALLED = Path.of("/usr/bin/redis-server");

	private final String name;

	private final AutoCloseable server;

	private final RedisClient client;

	private final RedisLink link;

	private WireVersions versions = new WireVersions();

	private Writability writability = new Writability();

	private final StatefulRedisConnection<String, String> connection;

	private final StatefulRedisConnection<byte[], byte[]> raw;

	private StoreFixture(String name, String address, AutoCloseable server) {
		this.name = name;
		this.server = server;
		this.client = RedisClient.create(RedisURI.create("redis://" + address));
		this.client.setOptions(ClientOptions.builder()
			.protocolVersion(ProtocolVersion.RESP3)
			.disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
			.build());
		this.connection = this.client.connect(StringCodec.UTF8);
		this.raw = this.client.connect(ByteArrayCodec.INSTANCE);
		this.link = new RedisLink(Keyspace.POSTS, () -> this.client, Witness.NONE);
		this.link.open();
		Awaitility.await().atMost(Duration.ofSeconds(10)).ignoreExceptions().until(() -> this.link.commands() != null);
	}

	/**
	 * Start the embedded server, the installed one where there is one, and a container of
	 * the current line where there is an engine.
	 */
	public static Stream<StoreFixture> all() {
		List<StoreFixture> servers = new ArrayList<>(List.of(embedded()));
		if (Files.isExecutable(INSTALLED)) {
			servers.add(process("installed", RedisProcess.start(INSTALLED)));
		}
		RedisContainer.start()
			.ifPresent((container) -> servers.add(new StoreFixture("container", container.address(), container)));
		return servers.stream();
	}

	public static StoreFixture embedded(String... settings) {
		return process("embedded", RedisProcess.start(settings));
	}

	private static StoreFixture process(String name, RedisProcess redis) {
		return new StoreFixture(name, redis.address(), redis);
	}

	public RedisClient client() {
		return this.client;
	}

	public RedisLink link() {
		return this.link;
	}

	/** Return commands for what is text. */
	public RedisCommands<String, String> text() {
		return this.connection.sync();
	}

	/** Return commands for what is bytes. */
	public RedisCommands<byte[], byte[]> raw() {
		return this.raw.sync();
	}

	public RedisPostStore store(WriteSettings settings) {
		return store(settings, new ReplicaSettings(0, Duration.ofMillis(500), Duration.ofMillis(800)), Witness.NONE);
	}

	public RedisPostStore store(WriteSettings settings, ReplicaSettings replicas, Witness witness) {
		this.versions = new WireVersions();
		this.writability = new Writability();
		return new RedisPostStore(this.link, () -> new RedisLink(Keyspace.POSTS, () -> this.client, Witness.NONE),
				settings, replicas, witness, this.writability, this.versions);
	}

	/** Start a replica of this server, and wait until it has everything. */
	public RedisProcess replica() {
		int port = ((InetSocketAddress) this.link.session().address()).getPort();
		RedisProcess replica = RedisProcess.start("--replicaof", "127.0.0.1", "" + port);
		Awaitility.await()
			.atMost(Duration.ofSeconds(20))
			.until(() -> replica.command("INFO", "replication").contains("master_link_status:up"));
		return replica;
	}

	/** Return what the store that was made last tells of refusals. */
	public Writability writability() {
		return this.writability;
	}

	/** Forget everything and begin a history whose next write is the one after. */
	public Position openHistory(long above) {
		this.text().flushall();
		Position first = new Position(EPOCH, above, Frame.firstChain(EPOCH));
		this.text()
			.hset(Keyspace.POSTS.meta(), Map.of("epoch", Position.hex(first.epoch()), "seq", Long.toString(above),
					"chain", Position.hex(first.chain())));
		return first;
	}

	public Position position() {
		Map<String, String> meta = this.text().hgetall(Keyspace.POSTS.meta());
		return new Position(HexFormat.fromHexDigitsToLong(meta.get("epoch")), Long.parseLong(meta.get("seq")),
				HexFormat.fromHexDigitsToLong(meta.get("chain")));
	}

	/** Return what is stored of the post, decoded and verified. */
	public Frame stored(String id) {
		try {
			return Frame.decode(this.raw().get(Utf8.bytes(Keyspace.POSTS.document(id))));
		}
		catch (BadFrameException ex) {
			throw new AssertionError("what is stored for " + id + " is not a frame", ex);
		}
	}

	/** Return every key with its type, whether it expires, and its serialized value. */
	public Map<String, String> snapshot() {
		Map<String, String> snapshot = new TreeMap<>();
		for (String key : this.text().keys("*")) {
			byte[] dump = this.raw().dump(Utf8.bytes(key));
			snapshot.put(key, this.text().type(key) + " expires=" + (this.text().ttl(key) > 0) + " "
					+ HexFormat.of().formatHex(dump));
		}
		return snapshot;
	}

	/** Return what the store that was made last was told of other wire versions. */
	public WireVersions versions() {
		return this.versions;
	}

	/** Return the sequences of the log, in order. */
	public List<Long> logSequences() {
		List<Long> sequences = new ArrayList<>();
		this.text()
			.xrange(Keyspace.POSTS.log(), io.lettuce.core.Range.create("-", "+"))
			.forEach((entry) -> sequences.add(Long.parseLong(entry.getId().replace("-0", ""))));
		return sequences;
	}

	public static Write put(String id, String body) {
		return put(id, body.getBytes(StandardCharsets.UTF_8), new WriteCondition.None());
	}

	public static Write put(String id, byte[] body, WriteCondition condition) {
		return new Write(Write.Kind.PUT, id, body, condition, null);
	}

	public static Write delete(String id) {
		return delete(id, new WriteCondition.None());
	}

	public static Write delete(String id, WriteCondition condition) {
		return new Write(Write.Kind.DELETE, id, new byte[0], condition, null);
	}

	/** Write and wait for the result. */
	public static WriteResult write(RedisPostStore store, Write write) {
		return store.write(write).toCompletableFuture().join();
	}

	public static WriteResult.Written written(RedisPostStore store, Write write) {
		return (WriteResult.Written) write(store, write);
	}

	/** Write, expect that the store refuses, and return how. */
	public static StoreException refusal(RedisPostStore store, Write write) {
		try {
			WriteResult result = write(store, write);
			throw new AssertionError("the write was not refused: " + result);
		}
		catch (CompletionException ex) {
			return (StoreException) ex.getCause();
		}
	}

	@Override
	public void close() {
		this.link.close();
		this.connection.close();
		this.raw.close();
		this.client.shutdown(Duration.ZERO, Duration.ofSeconds(2));
		closeServer();
	}

	private void closeServer() {
		try {
			this.server.close();
		}
		catch (Exception ex) {
			throw new IllegalStateException("cannot stop " + this.name, ex);
		}
	}

	@Override
	public String toString() {
		return this.name;
	}

}
