package io.heavyread.reader;

import java.time.Duration;

import io.heavyread.protocol.test.RedisProcess;

import static org.awaitility.Awaitility.await;

/** A real Redis, the writer's side of a test, and one reader that is live. */
public final class ServedPosts implements AutoCloseable {

	private final RedisProcess redis = RedisProcess.start();

	private final Posts posts = new Posts(this.redis);

	private final ReaderNode reader;

	/** Start them, the reader with these settings. */
	public ServedPosts(String... settings) {
		this.reader = new ReaderNode("reader-1", this.redis.address(), settings);
		await().atMost(Duration.ofSeconds(20)).until(() -> this.reader.data("/health").statusCode() == 200);
	}

	public RedisProcess redis() {
		return this.redis;
	}

	public Posts posts() {
		return this.posts;
	}

	public ReaderNode reader() {
		return this.reader;
	}

	@Override
	public void close() {
		this.reader.close();
		this.posts.close();
		this.redis.close();
	}

}
