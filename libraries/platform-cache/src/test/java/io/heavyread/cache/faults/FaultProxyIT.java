package io.heavyread.cache.faults;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import io.heavyread.protocol.test.FaultProxy;
import io.heavyread.protocol.test.MessageRule;
import io.heavyread.protocol.test.RedisProcess;
import io.heavyread.protocol.test.ReplyRule;
import io.heavyread.protocol.test.RespClient;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The proxy itself: each of its faults does what its name says, and nothing more. */
class FaultProxyIT {

	private static RedisProcess redis;

	private FaultProxy proxy;

	private RespClient client;

	private RespClient direct;

	@BeforeAll
	static void startRedis() {
		redis = RedisProcess.start();
	}

	@AfterAll
	static void stopRedis() {
		redis.close();
	}

	@BeforeEach
	void connect() {
		this.proxy = FaultProxy.to(redis.port());
		this.client = new RespClient(this.proxy.port());
		this.direct = new RespClient(redis.port());
	}

	@AfterEach
	void close() {
		this.client.close();
		this.direct.close();
		this.proxy.close();
	}

	@ParameterizedTest
	@ValueSource(strings = { "2", "3" })
	void goodNetwork_passesEverythingOn(String protocol) {
		hello(protocol);
		assertThat(this.client.text("SET", "key", "value")).isEqualTo("OK");
		assertThat(this.client.text("GET", "key")).isEqualTo("value");
		assertThat(this.client.ask("MGET", "key", "none")).hasSize(2).last().isNull();
		assertThat(this.client.ask("TIME")).hasSize(2);
		assertThatThrownBy(() -> this.client.ask("HGETALL", "key")).hasMessageContaining("WRONGTYPE");
		assertThat(this.proxy.requests("GET")).isEqualTo(1);
		assertThat(this.proxy.connections()).isEqualTo(1);
	}

	@ParameterizedTest
	@ValueSource(strings = { "2", "3" })
	void drop_ofTheSecond_leavesTheOthers(String protocol) {
		hello(protocol);
		this.proxy.messages(MessageRule.drop().onlyNth(2));
		assertThat(published(3, 2)).containsExactly("m1", "m3");
	}

	@Test
	void duplicate_deliversTwice() {
		this.proxy.messages(MessageRule.duplicate());
		assertThat(published(2, 4)).containsExactly("m1", "m1", "m2", "m2");
	}

	@Test
	void swap_deliversPairsInTheWrongOrder() {
		this.proxy.messages(MessageRule.swap());
		assertThat(published(4, 4)).containsExactly("m2", "m1", "m4", "m3");
	}

	@Test
	void delay_ofTheFirst_isOvertaken() {
		this.proxy.messages(MessageRule.delay(Duration.ofMillis(100)).onlyNth(1));
		assertThat(published(3, 3)).containsExactly("m2", "m3", "m1");
	}

	@Test
	void corrupt_changesTheBytes_notTheFraming() {
		this.proxy.messages(MessageRule.corrupt((bytes) -> Arrays.copyOf(bytes, 1)).onlyNth(1));
		assertThat(published(2, 2)).containsExactly("m", "m2");
	}

	@Test
	void pollRepliesBetweenMessages_areNotTakenForMessages() {
		hello("3");
		this.proxy.messages(MessageRule.drop());
		this.client.ask("SUBSCRIBE", "channel");
		this.direct.ask("PUBLISH", "channel", "lost");
		assertThat(this.client.text("ECHO", "message")).isEqualTo("message");
	}

	@Test
	void replyDelay_ofOneCommand_holdsOnlyThatBack() {
		this.proxy.replies(ReplyRule.delay(Duration.ofSeconds(1), "GET"));
		long begin = System.nanoTime();
		this.client.ask("PING");
		assertThat(System.nanoTime() - begin).isLessThan(Duration.ofSeconds(1).toNanos());
		this.client.ask("GET", "key");
		assertThat(System.nanoTime() - begin).isGreaterThan(Duration.ofSeconds(1).toNanos());
	}

	@Test
	void cutInPlaceOfTheReply_commandHasTakenEffect() {
		this.proxy.replies(ReplyRule.cutOnce("INCR"));
		assertThatThrownBy(() -> this.client.ask("INCR", "effect")).isInstanceOf(RuntimeException.class);
		assertThat(this.direct.text("GET", "effect")).isEqualTo("1");
		try (RespClient again = new RespClient(this.proxy.port())) {
			assertThat(again.text("INCR", "effect")).isEqualTo("2");
		}
	}

	@Test
	void stallOfReplies_requestsArrive_repliesComeAfterHealing() throws Exception {
		this.proxy.stallReplies();
		CompletableFuture<String> reply = later("SET", "one-way", "x");
		awaitValue("one-way");
		assertThat(reply).isNotDone();
		this.proxy.heal();
		assertThat(reply.get()).isEqualTo("OK");
	}

	@Test
	void stallOfRequests_nothingArrivesBeforeHealing() throws Exception {
		this.proxy.stallRequests();
		CompletableFuture<String> reply = later("SET", "stalled", "x");
		assertThat(reply.copy().completeOnTimeout("", 100, java.util.concurrent.TimeUnit.MILLISECONDS).get()).isEmpty();
		assertThat(this.direct.ask("GET", "stalled").get(0)).isNull();
		this.proxy.heal();
		assertThat(reply.get()).isEqualTo("OK");
	}

	@Test
	void throttle_slowsReplies() {
		this.direct.ask("SET", "big", "x".repeat(20_000));
		this.proxy.throttle(100_000);
		long begin = System.nanoTime();
		assertThat(this.client.text("GET", "big")).hasSize(20_000);
		assertThat(System.nanoTime() - begin).isGreaterThan(Duration.ofMillis(180).toNanos());
	}

	@Test
	void refuse_closesWhatIsOpenAndWhatComes() {
		this.client.ask("PING");
		this.proxy.refuse();
		assertThatThrownBy(() -> this.client.ask("PING")).isInstanceOf(RuntimeException.class);
		assertThatThrownBy(() -> {
			try (RespClient refused = new RespClient(this.proxy.port())) {
				refused.ask("PING");
			}
		}).isInstanceOf(RuntimeException.class);
		assertThat(this.proxy.connections()).isZero();
	}

	private void hello(String protocol) {
		this.client.ask("HELLO", protocol);
	}

	private List<String> published(int messages, int deliveries) {
		this.client.ask("SUBSCRIBE", "channel");
		IntStream.rangeClosed(1, messages).forEach((i) -> this.direct.ask("PUBLISH", "channel", "m" + i));
		return IntStream.range(0, deliveries)
			.mapToObj((i) -> new String(this.client.next().get(2), StandardCharsets.UTF_8))
			.toList();
	}

	private CompletableFuture<String> later(String... words) {
		return CompletableFuture.supplyAsync(() -> this.client.text(words));
	}

	private void awaitValue(String key) {
		org.awaitility.Awaitility.await()
			.atMost(Duration.ofSeconds(5))
			.until(() -> this.direct.ask("GET", key).get(0) != null);
	}

}
