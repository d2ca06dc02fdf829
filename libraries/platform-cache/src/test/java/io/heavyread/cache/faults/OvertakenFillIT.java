package io.heavyread.cache.faults;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

import io.heavyread.cache.CacheContents;
import io.heavyread.cache.Entry;
import io.heavyread.protocol.test.ReplyRule;
import io.heavyread.store.Write;
import io.heavyread.store.WriteCondition;
import io.heavyread.store.WriteResult.Written;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A load is slow: Redis has answered, the reply is on its way. Meanwhile a newer version,
 * or a delete, comes by message and is evicted at once. Then the old value arrives.
 */
class OvertakenFillIT {

	private static final Duration SLOW = Duration.ofMillis(150);

	@AutoClose
	private static final FaultPlatform platform = FaultPlatform.start("platform.cache.max-weight=40KB");

	private static int rounds;

	@AfterEach
	void heal() {
		platform.heal();
	}

	@RepeatedTest(5)
	void newerMessageAndEviction_duringALoad_oldValueIsNotInstalled() {
		String id = "overtaken-" + ++rounds;
		FaultReader reader = platform.reader(1);
		CompletableFuture<Answer> answer = slowLoad(reader, id);
		long version = write(Write.Kind.PUT, id, "new");
		evictAfter(reader, id, version);
		assertThat(answer.join().version()).isEqualTo(version);
		assertThat(reader.posts().get(id)).extracting(Entry::version).isEqualTo(version);
	}

	@RepeatedTest(5)
	void deleteAndEviction_duringALoad_postIsNotResurrected() {
		String id = "deleted-" + ++rounds;
		FaultReader reader = platform.reader(1);
		CompletableFuture<Answer> answer = slowLoad(reader, id);
		long version = write(Write.Kind.DELETE, id, "");
		evictAfter(reader, id, version);
		assertThat(answer.join().kind()).isEqualTo(Answer.Kind.ABSENT);
		Entry entry = reader.posts().get(id);
		assertThat(entry == null || entry.isTombstone()).isTrue();
		assertThat(reader.ask(id).join().kind()).isEqualTo(Answer.Kind.ABSENT);
	}

	/** Return an answer that waits for a value which is old before it arrives. */
	private static CompletableFuture<Answer> slowLoad(FaultReader reader, String id) {
		evictAfter(reader, id, write(Write.Kind.PUT, id, "old"));
		reader.proxy().replies(ReplyRule.delay(SLOW, "GET"));
		long loads = reader.proxy().requests("GET");
		CompletableFuture<Answer> answer = reader.ask(id);
		FaultPlatform.await().until(() -> reader.proxy().requests("GET") > loads);
		return answer;
	}

	private static void evictAfter(FaultReader reader, String id, long version) {
		FaultPlatform.await()
			.pollInterval(Duration.ofMillis(1))
			.until(() -> reader.posts().position().sequence() >= version);
		reader.node().get(CacheContents.class).evict(id);
	}

	private static long write(Write.Kind kind, String id, String body) {
		Write write = new Write(kind, id, body.getBytes(StandardCharsets.UTF_8), new WriteCondition.None(), null);
		return ((Written) platform.stores().get(0).write(write).toCompletableFuture().join()).version();
	}

	@Test
	void cacheFarSmallerThanTheData_andSlowLoads() {
		FaultReport report = platform.drive("cache far smaller than the data, slow GETs", Duration.ofSeconds(2),
				(run) -> {
					platform.reader(1).proxy().replies(ReplyRule.delay(Duration.ofMillis(5), "GET"));
					platform.reader(2).proxy().replies(ReplyRule.delay(Duration.ofMillis(20), "GET", "MGET"));
					run.during(Duration.ofSeconds(3));
					heal();
				});
		assertThat(report.count(Answer.Kind.FRESH)).isPositive();
		for (FaultReader reader : platform.readers()) {
			CacheContents contents = reader.node().get(CacheContents.class);
			assertThat(contents.evictions()).isPositive();
			FaultPlatform.await().until(() -> contents.weightBytes() <= contents.maxWeightBytes());
		}
	}

}
