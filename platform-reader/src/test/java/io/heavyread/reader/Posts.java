package io.heavyread.reader;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

import io.heavyread.protocol.test.RedisProcess;
import io.heavyread.protocol.test.TestNode;
import io.heavyread.store.PostStore;
import io.heavyread.store.Write;
import io.heavyread.store.WriteCondition;
import io.heavyread.store.WriteResult.Written;
import io.heavyread.store.test.TestWriter;

import static org.awaitility.Awaitility.await;

/** The writer's side of a test: the library's store in front of a real Redis. */
public final class Posts implements AutoCloseable {

	private final TestNode writer;

	/** Start a writer and wait until it can write. */
	public Posts(RedisProcess redis) {
		this.writer = TestWriter.start("writer-1", redis.address());
		await().atMost(20, TimeUnit.SECONDS).until(() -> this.writer.get(PostStore.class).isWritable());
	}

	/** Write a post and return what was committed. */
	public Written put(String id, String body) {
		return write(
				new Write(Write.Kind.PUT, id, body.getBytes(StandardCharsets.UTF_8), new WriteCondition.None(), null));
	}

	/** Delete a post. */
	public Written delete(String id) {
		return write(new Write(Write.Kind.DELETE, id, new byte[0], new WriteCondition.None(), null));
	}

	private Written write(Write write) {
		try {
			return (Written) this.writer.get(PostStore.class)
				.write(write)
				.toCompletableFuture()
				.get(10, TimeUnit.SECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
		catch (Exception ex) {
			throw new IllegalStateException("cannot write " + write.id(), ex);
		}
	}

	@Override
	public void close() {
		this.writer.close();
	}

}
