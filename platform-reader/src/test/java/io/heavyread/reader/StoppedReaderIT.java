package io.heavyread.reader;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.heavyread.protocol.test.FaultProxy;
import io.heavyread.protocol.test.RedisProcess;
import io.heavyread.protocol.test.ReplyRule;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** A reader's process is stopped for longer than answers may be stale, or killed. */
class StoppedReaderIT {

	private static final Duration STOPPED = Duration.ofSeconds(4);

	private static final int POSTS = 20;

	private RedisProcess redis;

	private FaultProxy proxy;

	private Posts posts;

	private ReaderProcess reader;

	@BeforeEach
	void start() {
		this.redis = RedisProcess.start();
		this.proxy = FaultProxy.to(this.redis.port());
		this.posts = new Posts(this.redis);
		putAll("before the start");
		this.reader = ReaderProcess.start(this.proxy.address());
		awaitHealth();
	}

	@AfterEach
	void stop() {
		this.reader.close();
		this.posts.close();
		this.proxy.close();
		this.redis.close();
	}

	/**
	 * Requests wait in the sockets while the process is stopped and posts are written.
	 */
	@Test
	void stopped_firstAnswersAfterwards_areNotFreshByMistake() {
		long old = putAll("old");
		await(Duration.ofSeconds(10)).until(() -> isHit("post-0") && isHit("post-" + (POSTS - 1)));
		this.reader.pause();
		long now = putAll("new");
		assertThat(now).isGreaterThan(old);
		await(STOPPED.plusSeconds(5)).pollDelay(STOPPED).until(() -> true);
		List<CompletableFuture<HttpResponse<String>>> waiting = askAll();
		this.reader.resume();
		assertNoneIsOldAndProven(waiting, "new");
		await(Duration.ofSeconds(10)).until(() -> isHit("post-0"));
	}

	/**
	 * Loads have been answered by Redis, but the process is stopped before it reads that.
	 */
	@Test
	void stoppedDuringLoads_repliesFromBefore_areNotFreshByMistake() {
		this.proxy.replies(ReplyRule.delay(Duration.ofMillis(150), "GET"));
		long loads = this.proxy.requests("GET");
		List<CompletableFuture<HttpResponse<String>>> waiting = askAll();
		await(Duration.ofSeconds(5)).until(() -> this.proxy.requests("GET") >= loads + POSTS);
		this.reader.pause();
		this.proxy.heal();
		putAll("new");
		await(STOPPED.plusSeconds(5)).pollDelay(STOPPED).until(() -> true);
		// What was answered before the stop, before anything new was written, may be old.
		waiting.removeIf(CompletableFuture::isDone);
		assertThat(waiting).isNotEmpty();
		this.reader.resume();
		assertNoneIsOldAndProven(waiting, "new");
	}

	@Test
	void killedAndRestarted_isNotReadyBeforeItHasCaughtUp() {
		putAll("old");
		this.proxy.stallReplies();
		this.reader.killAndRestart();
		putAll("new");
		await(Duration.ofSeconds(30)).until(() -> this.reader.get("/health")
			.handle((reply, failure) -> failure == null && reply.statusCode() == 503)
			.join());
		assertThat(this.reader.get("/post?id=post-0").join().statusCode()).isEqualTo(503);
		this.proxy.heal();
		awaitHealth();
		List<CompletableFuture<HttpResponse<String>>> answers = askAll();
		assertNoneIsOldAndProven(answers, "new");
		assertThat(answers).allMatch((answer) -> answer.join().statusCode() == 200);
	}

	private long putAll(String title) {
		long version = 0;
		for (int i = 0; i < POSTS; i++) {
			version = this.posts.put("post-" + i, "{\"title\":\"" + title + "\"}").version();
		}
		return version;
	}

	private List<CompletableFuture<HttpResponse<String>>> askAll() {
		return IntStream.range(0, POSTS)
			.mapToObj((i) -> this.reader.get("/post?id=post-" + i))
			.collect(Collectors.toCollection(ArrayList::new));
	}

	private void assertNoneIsOldAndProven(List<CompletableFuture<HttpResponse<String>>> answers, String title) {
		List<String> wrong = new ArrayList<>();
		for (CompletableFuture<HttpResponse<String>> answer : answers) {
			HttpResponse<String> reply = answer.join();
			String cache = reply.headers().firstValue("X-Cache").orElse("");
			boolean honest = reply.statusCode() == 503 || cache.equals("STALE") || reply.body().contains(title);
			if (!honest) {
				wrong.add(reply.uri() + " " + reply.statusCode() + " " + reply.headers().map() + " " + reply.body());
			}
		}
		assertThat(wrong).isEmpty();
	}

	private boolean isHit(String id) {
		HttpResponse<String> reply = this.reader.get("/post?id=" + id).join();
		return reply.headers().firstValue("X-Cache").filter("HIT"::equals).isPresent();
	}

	private void awaitHealth() {
		await(Duration.ofSeconds(40)).until(this.reader::isHealthy);
	}

	private static ConditionFactory await(Duration bound) {
		return org.awaitility.Awaitility.await().atMost(bound).pollInterval(Duration.ofMillis(50));
	}

}
