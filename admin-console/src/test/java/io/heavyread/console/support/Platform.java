package io.heavyread.console.support;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.heavyread.console.ConsoleApplication;
import io.heavyread.protocol.Keyspace;
import io.heavyread.protocol.Position;
import io.heavyread.protocol.fleet.FleetSecret;
import io.heavyread.protocol.fleet.Heartbeats;
import io.heavyread.protocol.fleet.Member;
import io.heavyread.protocol.fleet.MemberIdentity;
import io.heavyread.protocol.redis.RedisLink;
import io.heavyread.protocol.redis.Witness;
import io.heavyread.protocol.registry.RedisFleet;
import io.heavyread.protocol.test.RedisProcess;
import io.heavyread.protocol.wire.Frame;
import io.heavyread.protocol.wire.Operation;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.codec.ByteArrayCodec;
import org.jspecify.annotations.Nullable;

import org.springframework.context.ConfigurableApplicationContext;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * A console with a real Redis, two stub readers and a stub writer that are registered as
 * the library registers them.
 */
public final class Platform implements AutoCloseable {

	/** bcrypt of "secret". */
	private static final String HASH = "$2a$06$QgLSSOqjoFjXgWmjY2S64e0aiuxDEJkOUezhts51m2r1OFwLLAjTC";

	private static @Nullable Platform shared;

	private final RedisProcess redis = RedisProcess.start();

	private final RedisClient client = RedisClient.create("redis://" + this.redis.address());

	private final StatefulRedisConnection<byte[], byte[]> connection = this.client.connect(ByteArrayCodec.INSTANCE);

	private final RedisLink link = new RedisLink(Keyspace.POSTS, () -> this.client, Witness.NONE);

	private final RedisFleet fleet = new RedisFleet(this.link, new FleetSecret(StubReader.TOKEN));

	private final List<Heartbeats> heartbeats = new ArrayList<>();

	private final StubReader first = StubReader.start("reader-1");

	private final StubReader second = StubReader.start("reader-2");

	private final StubWriter writer = StubWriter.start();

	private final ConfigurableApplicationContext console;

	private long sequence;

	private Platform(String... settings) {
		meta(0, 0);
		this.link.open();
		this.heartbeats.add(register(Member.READER, "reader-1", this.first.address()));
		this.heartbeats.add(register(Member.READER, "reader-2", this.second.address()));
		this.heartbeats.add(register(Member.WRITER, "writer-1", this.writer.address()));
		this.heartbeats.forEach(Heartbeats::start);
		Map<String, Object> properties = new HashMap<>(
				Map.of("server.port", 0, "management.server.port", 0, "REDIS_ADDR", this.redis.address(),
						"platform.admin.token", StubReader.TOKEN, "platform.console.sample-interval", "200ms",
						"platform.console.coherence-interval", "1s", "platform.console.reader-timeout", "600ms",
						"server.address", "127.0.0.1", "spring.main.register-shutdown-hook", false));
		user(properties, 0, "operator", "OPERATOR");
		user(properties, 1, "viewer", "VIEWER");
		for (String setting : settings) {
			properties.put(setting.substring(0, setting.indexOf('=')), setting.substring(setting.indexOf('=') + 1));
		}
		this.console = ConsoleApplication.builder()
			.run(properties.entrySet()
				.stream()
				.map((property) -> "--" + property.getKey() + "=" + property.getValue())
				.toArray(String[]::new));
	}

	private static void user(Map<String, Object> properties, int index, String name, String role) {
		String prefix = "platform.console.users[" + index + "].";
		properties.putAll(Map.of(prefix + "name", name, prefix + "password", HASH, prefix + "roles", role));
	}

	/**
	 * Return the one that test classes share, with post-1 in it; it ends with the
	 * process.
	 */
	public static synchronized Platform shared() {
		Platform one = shared;
		if (one == null) {
			one = start();
			shared = one;
			Runtime.getRuntime().addShutdownHook(new Thread(one::close));
		}
		one.put("post-1", "{\"id\":\"post-1\",\"title\":\"First\",\"content\":\"c\",\"author\":\"a\"}");
		return one;
	}

	/** Start everything. */
	public static Platform start(String... settings) {
		return new Platform(settings);
	}

	/** Return the console's address without a slash at the end. */
	public String url() {
		return "http://127.0.0.1:" + this.console.getEnvironment().getProperty("local.server.port");
	}

	/** Return the console's beans. */
	public ConfigurableApplicationContext console() {
		return this.console;
	}

	public StubReader first() {
		return this.first;
	}

	public StubReader second() {
		return this.second;
	}

	public StubWriter writer() {
		return this.writer;
	}

	public RedisProcess redis() {
		return this.redis;
	}

	/** Store a post as the write script does and cache it in both readers. */
	public String put(String id, String body) {
		Frame frame = store(id, body);
		String chain = Position.hex(frame.header().chain());
		this.first.put(id, this.sequence, chain, body);
		this.second.put(id, this.sequence, chain, body);
		return chain;
	}

	/** Store a post that no reader hears of. */
	public Frame store(String id, String body) {
		Frame frame = Frame.encode(Operation.PUT, id, body.getBytes(UTF_8), new Position(0xaa, this.sequence, 0),
				System.currentTimeMillis() * 1000 - 5_000_000);
		this.sequence++;
		var commands = this.connection.sync();
		commands.set(bytes("{posts}:post:" + id), frame.bytes());
		commands.zadd(bytes("{posts}:index"), this.sequence, bytes(id));
		meta(this.sequence, frame.header().chain());
		this.first.state("LIVE", this.sequence);
		this.second.state("LIVE", this.sequence);
		return frame;
	}

	private void meta(long position, long chain) {
		this.connection.sync()
			.hset(bytes("{posts}:meta"), Map.of(bytes("epoch"), bytes("00000000000000aa"), bytes("seq"),
					bytes("" + position), bytes("chain"), bytes(Position.hex(chain))));
	}

	private Heartbeats register(String role, String id, String address) {
		MemberIdentity identity = new MemberIdentity(role, id, address, address);
		String state = role.equals(Member.READER) ? "LIVE" : "WRITABLE";
		return new Heartbeats(id + "-heartbeat", this.fleet,
				() -> Member.of(identity, state, new Position(0xaa, 0, 0xbb)));
	}

	/**
	 * Return heartbeats, not yet begun, of a reader that knows the token, at any address.
	 */
	public Heartbeats register(String id, String address) {
		return register(Member.READER, id, address);
	}

	/** Return the heartbeats of the writer. */
	public Heartbeats writerBeats() {
		return this.heartbeats.get(2);
	}

	/** Let a writer whose heartbeats were ended begin again. */
	public void writerComesBack() {
		this.heartbeats.set(2, register(Member.WRITER, "writer-1", this.writer.address()));
		writerBeats().start();
	}

	private static byte[] bytes(String text) {
		return text.getBytes(UTF_8);
	}

	@Override
	public void close() {
		this.console.close();
		this.heartbeats.forEach(Heartbeats::close);
		this.link.close();
		this.writer.close();
		this.first.close();
		this.second.close();
		this.connection.close();
		this.client.shutdown();
		this.redis.close();
	}

}
