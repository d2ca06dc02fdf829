package io.heavyread.bench.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;

import io.heavyread.bench.load.Posts;
import io.heavyread.bench.machine.Cores;
import io.heavyread.bench.machine.Outputs;
import io.heavyread.bench.machine.Ports;
import io.heavyread.store.PostStore;
import io.heavyread.store.Write;
import io.heavyread.store.WriteCondition;
import io.heavyread.store.WriteResult;
import org.jspecify.annotations.Nullable;
import redis.embedded.core.ExecutableProvider;

/**
 * A Redis process that syncs no file, with the platform's own write path in this JVM. No
 * other process of the platform writes to it.
 */
public final class Store implements Server {

	private static final int IN_FLIGHT = 256;

	private final ServerProcess redis;

	private final int port;

	private final InProcessService writer;

	private final PostStore posts;

	private Store(ServerProcess redis, int port) {
		this.redis = redis;
		this.port = port;
		this.writer = InProcessService.writer(address());
		this.posts = this.writer.get(PostStore.class);
	}

	/** Start the embedded Redis on the servers' core and wait until it takes writes. */
	public static Store start() {
		int port = Ports.free();
		try {
			Path directory = Files.createDirectories(Outputs.directory().resolve("redis-" + port));
			Path executable = ExecutableProvider.newJarResourceProvider(directory.toFile()).get().toPath();
			List<String> command = List.of(executable.toString(), "--port", "" + port, "--bind", "127.0.0.1", "--dir",
					directory.toString(), "--appendonly", "no", "--save", "");
			Store store = new Store(ServerProcess.start("redis-" + port, command).awaitPort(port), port);
			while (!store.posts.isWritable()) {
				LockSupport.parkNanos(10_000_000);
			}
			return store;
		}
		catch (IOException ex) {
			throw new UncheckedIOException("cannot unpack Redis", ex);
		}
	}

	/**
	 * Leave the servers' core to the reader; the store stands for one on another machine.
	 */
	public Store away() {
		Cores.moveToLoad(pid());
		return this;
	}

	/** Write a post; any thread may call. */
	public CompletionStage<WriteResult> put(String id, byte[] body) {
		return this.posts.write(new Write(Write.Kind.PUT, id, body, new WriteCondition.None(), null));
	}

	/** Write the posts 0 to {@code count}, and wait until all are stored. */
	public void fill(int size, int count) {
		AtomicReference<@Nullable Throwable> failed = new AtomicReference<>();
		Semaphore free = new Semaphore(IN_FLIGHT);
		for (int i = 0; i < count; i++) {
			free.acquireUninterruptibly();
			put(Posts.id(size, i), Posts.body(size, i)).whenComplete((result, failure) -> {
				failed.compareAndSet(null, failure);
				free.release();
			});
		}
		free.acquireUninterruptibly(IN_FLIGHT);
		Throwable failure = failed.get();
		if (failure != null) {
			throw new IllegalStateException("a post was not stored", failure);
		}
	}

	public int port() {
		return this.port;
	}

	/** Return the process id of Redis. */
	public long pid() {
		return this.redis.pid();
	}

	/** Return host:port of Redis. */
	public String address() {
		return "127.0.0.1:" + this.port;
	}

	@Override
	public void close() {
		this.writer.close();
		this.redis.close();
	}

}
