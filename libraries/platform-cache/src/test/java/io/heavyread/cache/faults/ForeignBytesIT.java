package io.heavyread.cache.faults;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.function.Consumer;

import io.heavyread.cache.CacheContents;
import io.heavyread.protocol.Keyspace;
import io.heavyread.protocol.Position;
import io.heavyread.protocol.test.RespClient;
import io.heavyread.protocol.wire.Frame;
import io.heavyread.protocol.wire.Operation;
import io.heavyread.store.Write;
import io.heavyread.store.WriteCondition;
import io.heavyread.store.WriteResult;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Somebody else writes into the platform's keys and its channel. */
@Tag("slow-fault")
class ForeignBytesIT {

	private static final Duration RECOVERY = Duration.ofSeconds(10);

	private static final byte[] CHANNEL = Keyspace.POSTS.channel().getBytes(StandardCharsets.UTF_8);

	@AutoClose
	private static final FaultPlatform platform = FaultPlatform.start();

	@Test
	void onTheChannel() {
		long invalid = invalid();
		platform.drive("foreign bytes on the channel", Duration.ofSeconds(2), (run) -> {
			try (Truth truth = new Truth(platform.redis().port())) {
				Frame frame = Frame.encode(Operation.PUT, "forged", new byte[100], Position.NONE, 1);
				publish(truth.client(), new byte[0]);
				publish(truth.client(), noise(1000));
				publish(truth.client(), Arrays.copyOf(frame.bytes(), 60));
				publish(truth.client(), flipped(frame.bytes()));
				publish(truth.client(), frame.bytes());
				publish(truth.client(), new byte[8 << 20]);
			}
			run.writeSome(20);
		});
		assertThat(invalid() - invalid).isGreaterThanOrEqualTo(15);
		platform.readers().forEach((reader) -> assertThat(reader.posts().get("forged")).isNull());
	}

	/** The frame follows the readers' own position, but Redis knows nothing of it. */
	@Test
	void onTheChannel_forgedNextFrame() {
		platform.drive("forged next frame on the channel", Duration.ofSeconds(2), (run) -> {
			run.writes().pause();
			try (Truth truth = new Truth(platform.redis().port())) {
				Position position = truth.position();
				run.until(() -> platform.readers().stream().allMatch((reader) -> reader.position().equals(position)));
				Frame frame = Frame.encode(Operation.PUT, "forged-next", new byte[100], position, 1);
				publish(truth.client(), frame.bytes());
				run.until(() -> platform.reader(1).posts().get("forged-next") != null);
			}
		});
		for (FaultReader reader : platform.readers()) {
			assertThat(reader.ask("forged-next").join().kind()).isEqualTo(Answer.Kind.ABSENT);
		}
	}

	private static void publish(RespClient client, byte[] payload) {
		client.ask("PUBLISH".getBytes(StandardCharsets.UTF_8), CHANNEL, payload);
	}

	private static byte[] noise(int length) {
		byte[] noise = new byte[length];
		new Random(7).nextBytes(noise);
		return noise;
	}

	private static byte[] flipped(byte[] bytes) {
		byte[] flipped = bytes.clone();
		flipped[flipped.length - 1] ^= 1;
		return flipped;
	}

	private static long invalid() {
		return platform.readers().stream().mapToLong((reader) -> reader.status().changes().get("invalid")).sum();
	}

	@Test
	void inAPostKey() {
		platform.drive("foreign bytes in a post's key", Duration.ofSeconds(2), (run) -> {
			poison("poisoned-1", (client) -> client.ask("SET", Keyspace.POSTS.document("poisoned-1"), "garbage"));
			poison("poisoned-2", (client) -> client.ask("SETRANGE", Keyspace.POSTS.document("poisoned-2"), "60", "xx"));
			poison("poisoned-3", (client) -> {
				client.ask("DEL", Keyspace.POSTS.document("poisoned-3"));
				client.ask("LPUSH", Keyspace.POSTS.document("poisoned-3"), "wrong type");
			});
		});
	}

	/** The bytes are never an answer, other posts are not affected, a write repairs. */
	private static void poison(String id, Consumer<RespClient> foreign) {
		long before = put(id);
		platform.readers()
			.forEach((reader) -> FaultPlatform.await().until(() -> reader.position().sequence() >= before));
		try (Truth truth = new Truth(platform.redis().port())) {
			foreign.accept(truth.client());
		}
		for (FaultReader reader : platform.readers()) {
			reader.node().get(CacheContents.class).evict(id);
			assertThat(reader.ask(id).join().kind()).as("%s at %s", id, reader.id()).isEqualTo(Answer.Kind.UNKNOWN);
		}
		long version = put(id);
		for (FaultReader reader : platform.readers()) {
			FaultPlatform.await().until(() -> reader.position().sequence() >= version);
			assertThat(reader.ask(id).join().version()).isEqualTo(version);
		}
	}

	private static long put(String id) {
		byte[] body = "a body that is long enough to be changed".getBytes(StandardCharsets.UTF_8);
		WriteResult result = platform.stores()
			.get(0)
			.write(new Write(Write.Kind.PUT, id, body, new WriteCondition.None(), null))
			.toCompletableFuture()
			.join();
		return ((WriteResult.Written) result).version();
	}

	@Test
	void inMeta_deleted() {
		meta("meta deleted", "DEL", Keyspace.POSTS.meta());
	}

	@Test
	void inMeta_wrongType() {
		meta("meta of a wrong type", "SET", Keyspace.POSTS.meta(), "garbage");
	}

	@Test
	void inMeta_garbage() {
		meta("garbage as the sequence in meta", "HSET", Keyspace.POSTS.meta(), "seq", "many");
	}

	@Test
	void inMeta_otherChain() {
		meta("another chain in meta", "HSET", Keyspace.POSTS.meta(), "chain", "0123456789abcdef");
	}

	@Test
	void inTheLog_entryAhead() {
		meta("foreign entry at the end of the log", "XADD", Keyspace.POSTS.log(), "*", "foreign", "bytes");
	}

	@Test
	void inTheLog_deleted() {
		meta("log deleted", "DEL", Keyspace.POSTS.log());
	}

	@Test
	void inTheLog_wrongType() {
		meta("log of a wrong type", "SET", Keyspace.POSTS.log(), "garbage");
	}

	/** Each write is refused whole, and readers go on, until somebody removes it. */
	@Test
	void inTheIndex_wrongType() {
		FaultReport report = platform.drive("index of a wrong type for 1 s", RECOVERY, (run) -> {
			try (Truth truth = new Truth(platform.redis().port())) {
				truth.client().ask("RENAME", Keyspace.POSTS.index(), "{posts}:kept");
				truth.client().ask("SET", Keyspace.POSTS.index(), "garbage");
				run.during(Duration.ofSeconds(1));
				truth.client().ask("RENAME", "{posts}:kept", Keyspace.POSTS.index());
			}
		});
		assertThat(report.count(Committed.Outcome.REFUSED) + report.count(Committed.Outcome.UNKNOWN)).isPositive();
		assertThat(report.count(Answer.Kind.STALE)).isZero();
	}

	private static void meta(String fault, String... command) {
		platform.drive(fault, RECOVERY, (run) -> {
			run.history().lost(Loss.RECOMMITTED);
			try (Truth truth = new Truth(platform.redis().port())) {
				if (command[0].equals("SET")) {
					truth.client().ask("DEL", command[1]);
				}
				truth.client().ask(command);
			}
		});
	}

}
