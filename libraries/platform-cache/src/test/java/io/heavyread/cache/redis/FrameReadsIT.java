package io.heavyread.cache.redis;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.IntStream;

import io.heavyread.cache.source.FeedStore.Stored;
import io.heavyread.cache.source.Reading;
import io.heavyread.protocol.Keyspace;
import io.heavyread.protocol.Position;
import io.heavyread.protocol.redis.RedisLink;
import io.heavyread.protocol.redis.Session;
import io.heavyread.protocol.redis.Witness;
import io.heavyread.store.test.StoreFixture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Posts that are read while others are on their way share the evidence. */
class FrameReadsIT {

	private static final int MANY = 1000;

	private final StoreFixture redis = StoreFixture.embedded();

	private final FrameReads reads = new FrameReads(this.redis.link());

	private Position position = Position.NONE;

	@BeforeEach
	void openHistory() {
		this.position = this.redis.openHistory(7);
		for (int i = 0; i < MANY; i += 2) {
			this.redis.text().set(Keyspace.POSTS.document("" + i), "post " + i);
		}
	}

	@AfterEach
	void close() throws Exception {
		this.redis.close();
	}

	@Test
	void many_areAnsweredEachWithItsOwn() {
		List<Reading<Stored>> answers = readMany().stream().map(CompletableFuture::join).toList();
		for (int i = 0; i < MANY; i++) {
			byte[] frame = answers.get(i).value().frame();
			assertThat((frame != null) ? new String(frame, StandardCharsets.UTF_8) : null)
				.isEqualTo((i % 2 == 0) ? "post " + i : null);
			assertThat(answers.get(i).before()).isEqualTo(this.position);
			assertThat(answers.get(i).isOneMoment()).isTrue();
		}
	}

	@Test
	void many_shareTheLooksAtThePosition() {
		this.redis.text().configResetstat();
		readMany().forEach(CompletableFuture::join);
		assertThat(calls("get")).isEqualTo(MANY);
		assertThat(calls("hmget")).isLessThan(MANY / 5);
	}

	@Test
	void indexedWithoutAFrame_isTold() {
		this.redis.text().zadd(Keyspace.POSTS.index(), 7, "1");
		List<CompletableFuture<Reading<Stored>>> answers = readMany();
		assertThat(answers.get(1).join().value().isIndexed()).isTrue();
		assertThat(answers.get(3).join().value().isIndexed()).isFalse();
	}

	@Test
	void keyOfAnotherType_failsAlone() {
		this.redis.text().lpush(Keyspace.POSTS.document("1"), "no string");
		List<CompletableFuture<Reading<Stored>>> answers = readMany();
		assertThatExceptionOfType(CompletionException.class).isThrownBy(answers.get(1)::join);
		assertThat(answers.get(2).join().value().frame()).isNotNull();
		assertThat(answers.get(3).join().value().frame()).isNull();
	}

	@Test
	void connectionLost_nobodyWaitsForEver_andTheNextOneAnswers() {
		List<CompletableFuture<Reading<Stored>>> answers = readMany();
		this.redis.link().replace(this.redis.link().session(), "the test ends it");
		Awaitility.await()
			.atMost(Duration.ofSeconds(10))
			.until(() -> answers.stream().allMatch(CompletableFuture::isDone));
		Awaitility.await()
			.atMost(Duration.ofSeconds(10))
			.ignoreExceptions()
			.until(() -> this.reads.read("0").toCompletableFuture().join().value().frame() != null);
	}

	/** Else loads would fail while a reader takes another connection for messages. */
	@Test
	void sessionThatIsReplacedWhileServing_answersAtEachMoment() {
		try (RedisLink link = new RedisLink(Keyspace.POSTS, this.redis::client, Witness.NONE)) {
			link.open(new RedisLink.SessionListener() {
			});
			for (int i = 0; i < 20; i++) {
				Session old = Awaitility.await()
					.atMost(Duration.ofSeconds(10))
					.ignoreExceptions()
					.until(link::session, link::isCurrent);
				CompletableFuture<Void> replaced = CompletableFuture
					.runAsync(() -> link.replaceWhileServing(old, "the test wants another"));
				while (!replaced.isDone() || !link.isCurrent(link.session())) {
					Thread.onSpinWait();
				}
				assertThat(replaced).isCompleted();
			}
		}
	}

	private List<CompletableFuture<Reading<Stored>>> readMany() {
		return IntStream.range(0, MANY).mapToObj((i) -> this.reads.read("" + i).toCompletableFuture()).toList();
	}

	private long calls(String command) {
		return this.redis.text()
			.info("commandstats")
			.lines()
			.filter((line) -> line.startsWith("cmdstat_" + command + ":"))
			.mapToLong((line) -> Long.parseLong(line.replaceAll(".*:calls=([0-9]+),.*", "$1")))
			.findFirst()
			.orElse(0);
	}

}
