package io.heavyread.cache.faults;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.heavyread.cache.CacheContents;
import io.heavyread.protocol.test.ReplyRule;
import io.heavyread.store.Write;
import io.heavyread.store.WriteCondition;
import io.heavyread.store.WriteResult.Written;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Ten thousand requests ask for one id at once. */
class HerdIT {

	private static final int HERD = 10_000;

	private static final int THREADS = 8;

	@AutoClose
	private static final FaultPlatform platform = FaultPlatform.start();

	@Test
	void absentId_isLoadedOnce() {
		assertThat(askAll("nobody")).containsOnly(Answer.Kind.ABSENT);
	}

	@Test
	void evictedId_isLoadedOnce() {
		FaultReader reader = platform.reader(1);
		byte[] body = "body".getBytes(StandardCharsets.UTF_8);
		Write write = new Write(Write.Kind.PUT, "evicted", body, new WriteCondition.None(), null);
		long version = ((Written) platform.stores().get(0).write(write).toCompletableFuture().join()).version();
		FaultPlatform.await().until(() -> reader.position().sequence() >= version);
		reader.node().get(CacheContents.class).evict("evicted");
		assertThat(askAll("evicted")).containsOnly(Answer.Kind.FRESH);
	}

	private static Stream<Answer.Kind> askAll(String id) {
		FaultReader reader = platform.reader(1);
		reader.proxy().replies(ReplyRule.delay(Duration.ofMillis(100), "GET"));
		long loads = reader.proxy().requests("GET");
		ExecutorService clients = Executors.newFixedThreadPool(THREADS);
		try {
			List<CompletableFuture<Answer>> answers = IntStream.range(0, HERD)
				.mapToObj((n) -> CompletableFuture.supplyAsync(() -> reader.ask(id), clients).thenCompose((a) -> a))
				.toList();
			List<Answer.Kind> kinds = answers.stream().map((answer) -> answer.join().kind()).toList();
			assertThat(reader.proxy().requests("GET") - loads).isEqualTo(1);
			return kinds.stream();
		}
		finally {
			clients.shutdown();
			reader.proxy().heal();
		}
	}

}
