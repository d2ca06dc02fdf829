package io.heavyread.store.write;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Random;

import io.heavyread.protocol.Keyspace;
import io.heavyread.protocol.Position;
import io.heavyread.protocol.PostId;
import io.heavyread.protocol.support.Utf8;
import io.heavyread.protocol.wire.BadFrameException;
import io.heavyread.protocol.wire.Frame;
import io.heavyread.protocol.wire.Operation;
import io.heavyread.store.Write;
import io.heavyread.store.WriteCondition;
import io.heavyread.store.WriteResult.Written;
import io.heavyread.store.test.StoreFixture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static io.heavyread.store.test.StoreFixture.delete;
import static io.heavyread.store.test.StoreFixture.put;
import static io.heavyread.store.test.StoreFixture.written;
import static org.assertj.core.api.Assertions.assertThat;

/** The script and the Java codec make the same bytes of the same write. */
class FrameScriptIT extends AbstractStoreIT {

	private static final String ID_CHARACTERS = "ABCXYZabcxyz019._:-";

	private static final long SEED = 20_240_229;

	@SuppressWarnings("NullAway.Init")
	private Recording channel;

	@BeforeEach
	void subscribe() {
		this.channel = new Recording(this.redis);
	}

	@AfterEach
	void unsubscribe() {
		this.channel.close();
	}

	@Test
	void randomWrites_storedPublishedAndEncodedBytes_areEqual() throws BadFrameException {
		Random random = new Random(SEED);
		RedisPostStore pushingAll = this.redis
			.store(new WriteSettings(1000, Duration.ofDays(7), Duration.ofMinutes(15), 1 << 20));
		Position previous = this.first;
		for (int i = 0; i < 300; i++) {
			String id = id(random);
			byte[] body = body(random);
			Written written = written(pushingAll, put(id, body, new WriteCondition.None()));
			previous = assertSameBytes(Operation.PUT, id, body, previous, written, i);
		}
	}

	@Test
	void tombstone_storedPublishedAndEncodedBytes_areEqual() throws BadFrameException {
		Written put = written(this.store, put("post-1", "one"));
		Written deleted = written(this.store, delete("post-1"));
		Position previous = this.first.next(put.chain());
		assertSameBytes(Operation.DELETE, "post-1", new byte[0], previous, deleted, 1);
	}

	/**
	 * Compare the bytes and return the write's position, from which the next one links.
	 */
	private Position assertSameBytes(Operation operation, String id, byte[] body, Position previous, Written written,
			int index) throws BadFrameException {
		byte[] stored = this.redis.raw().get(Utf8.bytes(Keyspace.POSTS.document(id)));
		Frame frame = Frame.decode(stored);
		Frame encoded = Frame.encode(operation, id, body, previous, frame.header().commitMicros());
		assertThat(stored).as("stored bytes of write %d", index).isEqualTo(encoded.bytes());
		assertThat(this.channel.await(index + 1).get(index)).isEqualTo(stored);
		assertThat(written.chain()).isEqualTo(encoded.header().chain());
		assertThat(this.redis.position()).isEqualTo(encoded.position());
		return encoded.position();
	}

	@Test
	void bodyAbovePushSize_isPublishedWithoutIt() throws BadFrameException {
		written(this.store, put("limit", new byte[65_536], new WriteCondition.None()));
		written(this.store, put("above", new byte[65_537], new WriteCondition.None()));
		List<byte[]> messages = this.channel.await(2);
		assertThat(messages.get(0)).isEqualTo(this.redis.stored("limit").bytes());
		assertThat(messages.get(1)).isEqualTo(this.redis.stored("above").withoutBody());
		Frame message = Frame.decode(messages.get(1));
		assertThat(message.position()).isEqualTo(this.redis.stored("above").position());
		assertThat(this.redis.stored("above").header().withoutBody()).isFalse();
	}

	@Test
	void refusedAndRepeatedWrites_publishNothing() {
		Write.Idempotency key = new Write.Idempotency("key-1", "print", new byte[0]);
		Write keyed = new Write(Write.Kind.PUT, "post-1", new byte[0], new WriteCondition.None(), key);
		written(this.store, keyed);
		StoreFixture.write(this.store, keyed);
		StoreFixture.write(this.store, put("post-1", new byte[0], new WriteCondition.Absent()));
		StoreFixture.write(this.store, delete("never"));
		written(this.store, put("last", "x"));
		assertThat(this.channel.await(2)).hasSize(2);
	}

	private static String id(Random random) {
		StringBuilder id = new StringBuilder("i");
		int length = random.nextInt(PostId.MAX_LENGTH);
		for (int i = 0; i < length; i++) {
			id.append(ID_CHARACTERS.charAt(random.nextInt(ID_CHARACTERS.length())));
		}
		return id.toString();
	}

	private static byte[] body(Random random) {
		return switch (random.nextInt(5)) {
			case 0 -> new byte[0];
			case 1 -> "\u00e4\u20ac\ud83d\ude00\u0000\r\n".repeat(random.nextInt(100)).getBytes(StandardCharsets.UTF_8);
			case 2 -> bytes(random, 70_000);
			default -> bytes(random, random.nextInt(3000));
		};
	}

	private static byte[] bytes(Random random, int length) {
		byte[] bytes = new byte[length];
		random.nextBytes(bytes);
		return bytes;
	}

}
