package io.heavyread.bench.server;

import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.heavyread.protocol.test.RedisProcess;
import io.heavyread.protocol.test.TestNode;
import io.heavyread.store.PostStore;
import io.heavyread.store.test.TestWriter;

/**
 * A Redis process that syncs no file, with the library's own write path. No platform
 * process but this one writes to it.
 */
public final class Store implements Server {

	private static final Pattern PROCESS_ID = Pattern.compile("process_id:(\\d+)");

	private final RedisProcess redis;

	private final TestNode writer;

	private Store(RedisProcess redis) {
		this.redis = redis;
		this.writer = TestWriter.start("bench", redis.address());
	}

	/** Start Redis and wait until it takes writes. */
	public static Store start() {
		Store store = new Store(RedisProcess.start("--appendonly", "no"));
		Runtime.getRuntime().addShutdownHook(new Thread(store.redis::kill));
		Cores.moveToServers(store.redisPid());
		while (!store.posts().isWritable()) {
			LockSupport.parkNanos(10_000_000);
		}
		return store;
	}

	/**
	 * Leave the servers' core to the reader; the store stands for one on another machine.
	 */
	public Store away() {
		Cores.moveToLoad(redisPid());
		return this;
	}

	/** Return where posts are written to. */
	public PostStore posts() {
		return this.writer.get(PostStore.class);
	}

	public RedisProcess redis() {
		return this.redis;
	}

	/** Return the process id of Redis. */
	public long redisPid() {
		Matcher matcher = PROCESS_ID.matcher(this.redis.command("INFO", "server"));
		if (!matcher.find()) {
			throw new IllegalStateException("Redis does not tell its process id");
		}
		return Long.parseLong(matcher.group(1));
	}

	/** Return host:port of Redis. */
	public String address() {
		return this.redis.address();
	}

	@Override
	public void close() {
		this.writer.close();
		this.redis.close();
	}

}
