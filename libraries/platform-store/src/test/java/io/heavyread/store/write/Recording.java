package io.heavyread.store.write;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import io.heavyread.protocol.Keyspace;
import io.heavyread.protocol.support.Utf8;
import io.heavyread.store.test.StoreFixture;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.pubsub.RedisPubSubAdapter;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import org.awaitility.Awaitility;

/** Everything that is published, in order. */
public final class Recording implements AutoCloseable {

	private final List<byte[]> messages = new CopyOnWriteArrayList<>();

	private final StatefulRedisPubSubConnection<byte[], byte[]> connection;

	public Recording(StoreFixture redis) {
		this.connection = redis.client().connectPubSub(ByteArrayCodec.INSTANCE);
		this.connection.addListener(new RedisPubSubAdapter<>() {

			@Override
			public void message(byte[] channel, byte[] message) {
				Recording.this.messages.add(message);
			}

		});
		this.connection.sync().subscribe(Utf8.bytes(Keyspace.POSTS.channel()));
	}

	/** Wait for that many messages and return them. */
	public List<byte[]> await(int count) {
		Awaitility.await()
			.atMost(Duration.ofSeconds(10))
			.pollInterval(Duration.ofMillis(2))
			.until(() -> this.messages.size() >= count);
		return List.copyOf(this.messages);
	}

	public List<byte[]> messages() {
		return this.messages;
	}

	@Override
	public void close() {
		this.connection.close();
	}

}
