package io.heavyread.writer.commit;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.heavyread.writer.support.Client;
import io.heavyread.writer.support.RunningWriter;
import io.heavyread.writer.support.StubStore;
import io.micrometer.core.instrument.LongTaskTimer;
import io.micrometer.core.instrument.MeterRegistry;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Repeated requests with one key, over real ports: two writers share one store. Each
 * named race ends with the same check: one effect, one reply.
 */
class IdempotencyTests {

	private static final String POST = "{\"title\":\"t\"}";

	private static final StubStore STORE = new StubStore();

	private static RunningWriter first;

	private static RunningWriter second;

	@BeforeAll
	static void start() {
		first = RunningWriter.start(STORE, "--platform.writer.reply-wait=5s", "--platform.writer.store-timeout=1s");
		second = RunningWriter.start(STORE, "--platform.writer.reply-wait=300ms");
	}

	@AfterAll
	static void stop() {
		first.close();
		second.close();
	}

	@BeforeEach
	void reset() {
		STORE.reset();
	}

	@Test
	void create_repeated_getsTheSameReply() {
		HttpResponse<String> reply = create(first);
		assertThat(reply.statusCode()).isEqualTo(201);
		assertOneEffect(List.of(reply, create(first), create(second)));
	}

	@Test
	void delete_repeated_getsTheSameReply() {
		client(first).create("{\"id\":\"a\",\"title\":\"t\"}");
		List<HttpResponse<String>> replies = Stream.of(first, first, second)
			.map((writer) -> client(writer).delete("a", "Idempotency-Key", "d"))
			.toList();
		assertThat(replies).extracting(HttpResponse::statusCode).containsOnly(204);
		assertThat(replies.stream().map(IdempotencyTests::visible).distinct()).hasSize(1);
		assertThat(STORE.committed()).hasSize(2);
	}

	@Test
	void create_repeatedAfterRefusal_isNotRemembered() {
		String post = "{\"id\":\"a\",\"title\":\"t\"}";
		assertThat(client(first).create(post, "Idempotency-Key", "k", "If-Match", "*").statusCode()).isEqualTo(412);
		client(first).create(post);
		assertThat(client(first).create(post, "Idempotency-Key", "k", "If-Match", "*").statusCode()).isEqualTo(200);
	}

	/**
	 * The first request waits for the store when the others come to the same writer: they
	 * join it and never ask the store.
	 */
	@Test
	void race_manyAtOnceInOneWriter_oneEffect() {
		STORE.hold();
		List<CompletableFuture<HttpResponse<String>>> running = atOnce(20, first);
		Awaitility.await().atMost(Duration.ofSeconds(5)).until(() -> active(first) == 20);
		assertThat(STORE.asked()).isEqualTo(1);
		STORE.release();
		assertOneEffect(running.stream().map(CompletableFuture::join).toList());
	}

	private static int active(RunningWriter writer) {
		return writer.bean(MeterRegistry.class)
			.find("http.server.requests.active")
			.longTaskTimers()
			.stream()
			.mapToInt(LongTaskTimer::activeTasks)
			.sum();
	}

	/** Both writers ask the store before it answers either of them. */
	@Test
	void race_twoWritersBeforeTheCommit_oneEffect() {
		STORE.hold();
		List<CompletableFuture<HttpResponse<String>>> running = new ArrayList<>(atOnce(5, first));
		running.addAll(atOnce(5, second));
		Awaitility.await().atMost(Duration.ofSeconds(5)).until(() -> STORE.asked() >= 2);
		STORE.release();
		assertOneEffect(running.stream().map(CompletableFuture::join).toList());
	}

	/**
	 * The second writer has committed, but the store does not have its reply yet, when
	 * the first one is asked the same: it waits for that reply.
	 */
	@Test
	void race_betweenCommitAndReply_waitsForTheReply() {
		STORE.holdReplies();
		CompletableFuture<HttpResponse<String>> original = atOnce(1, second).get(0);
		Awaitility.await().atMost(Duration.ofSeconds(5)).until(() -> STORE.committed().size() == 1);
		CompletableFuture<HttpResponse<String>> repeated = atOnce(1, first).get(0);
		Awaitility.await().atMost(Duration.ofSeconds(5)).until(() -> STORE.asked() >= 3);
		assertThat(repeated).isNotDone();
		STORE.release();
		assertOneEffect(List.of(original.join(), repeated.join()));
	}

	/** The store commits, but its answer never reaches the first writer. */
	@Test
	void race_answerLost_replyIsMadeFromTheStore() {
		STORE.silence(true);
		assertUnknown(create(first));
		STORE.silence(false);
		List<HttpResponse<String>> replies = List.of(create(second), create(first), create(second));
		assertThat(replies).extracting(HttpResponse::statusCode).containsOnly(201);
		assertOneEffect(replies);
	}

	/**
	 * The store commits but does not keep the reply: nobody hears of a success that a
	 * repetition would tell otherwise.
	 */
	@Test
	void race_replyNotKept_isUnknownUntilRepeated() {
		STORE.loseReplies(true);
		assertUnknown(create(first));
		HttpResponse<String> whileLosing = create(second);
		STORE.loseReplies(false);
		assertOneEffect(List.of(whileLosing, create(second), create(first)));
	}

	/** One key, two different requests at once: one wins, the other conflicts. */
	@Test
	void race_differentRequestsAtOnce_oneConflicts() {
		STORE.hold();
		var one = client(first).createLater("/create", "{\"title\":\"one\"}", "Idempotency-Key", "k");
		var two = client(first).createLater("/create", "{\"title\":\"two\"}", "Idempotency-Key", "k");
		Awaitility.await().atMost(Duration.ofSeconds(5)).until(() -> STORE.asked() == 2);
		STORE.release();
		assertThat(List.of(one.join().statusCode(), two.join().statusCode())).containsExactlyInAnyOrder(201, 409);
		assertThat(STORE.committed()).hasSize(1);
	}

	private static List<CompletableFuture<HttpResponse<String>>> atOnce(int count, RunningWriter writer) {
		return IntStream.range(0, count)
			.mapToObj((i) -> client(writer).createLater("/create", POST, "Idempotency-Key", "k"))
			.toList();
	}

	private static HttpResponse<String> create(RunningWriter writer) {
		return client(writer).create(POST, "Idempotency-Key", "k");
	}

	private static Client client(RunningWriter writer) {
		return writer.client();
	}

	private static void assertUnknown(HttpResponse<String> reply) {
		assertThat(reply.statusCode()).isEqualTo(503);
		assertThat(reply.body()).contains("\"outcome\":\"unknown\"");
	}

	private static void assertOneEffect(List<HttpResponse<String>> replies) {
		assertThat(replies.stream().map(IdempotencyTests::visible).distinct()).hasSize(1);
		assertThat(replies.get(0).statusCode()).isEqualTo(201);
		assertThat(STORE.committed()).hasSize(1);
	}

	private static String visible(HttpResponse<String> reply) {
		return reply.statusCode() + " "
				+ Stream.of("Content-Type", "ETag", "X-Post-Version", "Location")
					.map((name) -> name + reply.headers().allValues(name))
					.toList()
				+ " " + reply.body();
	}

}
