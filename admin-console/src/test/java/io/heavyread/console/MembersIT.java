package io.heavyread.console;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.heavyread.console.fleet.FleetWatch;
import io.heavyread.console.fleet.ReaderStatus;
import io.heavyread.console.fleet.ReaderView;
import io.heavyread.console.support.Browser;
import io.heavyread.console.support.Endpoint;
import io.heavyread.console.support.HostileServer;
import io.heavyread.console.support.Platform;
import io.heavyread.console.support.StubReader;
import io.heavyread.protocol.fleet.Heartbeats;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Members that are not what they seem, or do not behave: they are sent nothing secret,
 * and what is wrong with them stays with them.
 */
class MembersIT {

	private static final Duration BOUND = Duration.ofSeconds(20);

	private static Platform platform;

	private static Browser browser;

	@BeforeAll
	static void start() {
		platform = Platform.start();
		platform.put("post-1", "{\"id\":\"post-1\",\"title\":\"First\",\"content\":\"c\",\"author\":\"a\"}");
		browser = new Browser(platform.url()).signIn("operator", "secret");
	}

	@AfterAll
	static void stop() {
		platform.close();
	}

	/** Who sends heartbeats comes back with the next one. */
	@BeforeEach
	void begin() {
		redis("DEL", "{posts}:members", "{posts}:members:reader", "{posts}:members:writer");
		await().atMost(BOUND).until(() -> browser.get("/").body().contains("All 2 readers are live"));
	}

	private static void redis(String... words) {
		assertThat(platform.redis().command(words)).doesNotStartWith("-");
	}

	private static String now() {
		return Long.toString(System.currentTimeMillis());
	}

	private static ReaderView awaitReader(String id, ReaderStatus status) {
		FleetWatch fleet = platform.console().getBean(FleetWatch.class);
		return await().atMost(BOUND)
			.until(() -> fleet.now().reader(id).orElse(null), (reader) -> reader != null && reader.status() == status);
	}

	/** Wait until the fleet was looked at some more times. */
	private static void awaitLooks() {
		FleetWatch fleet = platform.console().getBean(FleetWatch.class);
		Instant begun = fleet.now().at();
		await().atMost(BOUND).until(() -> fleet.now().at().isAfter(begun.plusSeconds(2)));
	}

	private static void assertOthersAreLive() {
		awaitReader("reader-1", ReaderStatus.LIVE);
		awaitReader("reader-2", ReaderStatus.LIVE);
	}

	private static String unsigned(String address) {
		return "data=" + address + "\nmanagement=" + address
				+ "\nstate=LIVE\nepoch=00000000000000aa\nseq=0\nchain=00000000000000bb\nheartbeat=" + now();
	}

	private static void register(String role, String id, String registration) {
		redis("SET", "{posts}:member:" + role + ":" + id, registration);
		redis("ZADD", "{posts}:members:" + role, now(), id + " ".repeat(64 - id.length()));
	}

	@Test
	void readerWithoutASignature_isShownAndCalledNowhere() {
		try (HostileServer thief = HostileServer.saying("{}")) {
			register("reader", "evil", unsigned(thief.address()));
			register("reader", "forged", unsigned(thief.address()) + "\nsignature=" + "0".repeat(64));
			awaitReader("evil", ReaderStatus.UNPROVEN);
			awaitReader("forged", ReaderStatus.UNPROVEN);
			assertThat(browser.get("/").body()).contains("Not proven");
			assertThat(browser.get("/readers/evil").body())
				.contains("has not proven that it knows this console&#39;s platform.admin.token");
			Map<String, String> form = Map.of("scope", "recent", "recent", "10", "target", "");
			browser.submit("/warmups", "/warmups", form);
			browser.submit("/keys/post-1", "/keys/post-1", Map.of("evict", "*"));
			awaitLooks();
			assertThat(thief.accepted()).isZero();
			assertOthersAreLive();
		}
	}

	@Test
	void readerOfAnEarlierVersion_isShownAsSuchAndCalledNowhere() {
		try (HostileServer thief = HostileServer.saying("{}")) {
			redis("HSET", "{posts}:reader:old-1", "role", "reader", "id", "reader-1", "data", thief.address(),
					"management", thief.address(), "state", "LIVE", "seq", "1");
			redis("ZADD", "{posts}:members", now(), "reader:old-1");
			awaitReader("old-1", ReaderStatus.OLDER);
			assertThat(browser.get("/").body()).contains("Older version", "It is of an earlier version");
			assertThat(browser.get("/events").body()).contains("old-1 joined<");
			assertThat(browser.get("/readers/old-1").body()).doesNotContain("/readers/old-1/resync", "management <");
			awaitLooks();
			assertThat(thief.accepted()).isZero();
			assertOthersAreLive();
		}
	}

	/**
	 * The registration of reader-1, which is signed, under another name or in another
	 * place.
	 */
	@Test
	void registrationOfAnother_provesNothing() {
		redis("COPY", "{posts}:member:reader:reader-1", "{posts}:member:reader:thief");
		redis("ZADD", "{posts}:members:reader", now(), "thief" + " ".repeat(59));
		awaitReader("thief", ReaderStatus.UNPROVEN);
	}

	@Test
	void post_always_goesToTheProvenWriter() {
		try (HostileServer thief = HostileServer.saying("{\"version\":999999}")) {
			redis("HSET", "{posts}:reader:w", "role", "writer", "id", "writer-1", "data", thief.address(), "management",
					thief.address(), "heartbeat", now());
			redis("ZADD", "{posts}:members", "-1", "reader:w", now(), "writer:w");
			register("writer", "a-first-one", unsigned(thief.address()));
			register("reader", "w", "role=writer\n" + unsigned(thief.address()));
			awaitLooks();
			browser.submit("/posts/new", "/posts",
					Map.of("id", "post-1", "title", "T", "content", "c", "author", "", "seen", "", "key", "k1"));
			assertThat(platform.writer().requests()).anyMatch((request) -> request.startsWith("POST /create"));
			assertThat(thief.accepted()).isZero();
		}
	}

	@Test
	void post_withoutAProvenWriter_goesNowhere() {
		platform.writerBeats().close();
		try (HostileServer thief = HostileServer.saying("{}")) {
			register("writer", "evil", unsigned(thief.address()));
			await().atMost(BOUND).until(() -> browser.get("/").body().contains("it is sent no posts"));
			String page = browser
				.submit("/posts/new", "/posts",
						Map.of("id", "post-1", "title", "T", "content", "c", "author", "", "seen", "", "key", "k1"))
				.body();
			assertThat(page).contains("The writer evil has not proven");
			assertThat(thief.accepted()).isZero();
		}
		finally {
			platform.writerComesBack();
		}
	}

	/** What a proven member is sent is good for its own address only. */
	@Test
	void token_always_staysInTheConsole() {
		try (HostileServer thief = HostileServer.saying("{}");
				Heartbeats beats = platform.register("thief", thief.address())) {
			beats.start();
			await().atMost(BOUND).until(() -> thief.heard().size() > 3);
			assertThat(thief.heard()).allMatch((request) -> request.contains("Authorization: Bearer "))
				.noneMatch((request) -> request.contains(StubReader.TOKEN));
		}
	}

	@Test
	void answerWithoutEnd_isGivenUpAndShown() {
		try (HostileServer endless = HostileServer.endless();
				Heartbeats beats = platform.register("endless", endless.address())) {
			beats.start();
			awaitReader("endless", ReaderStatus.NO_ANSWER);
			assertThat(browser.get("/readers/endless").body()).contains("sends more than 64 KB");
			assertOthersAreLive();
		}
	}

	@Test
	void answerThatTrickles_leavesNoConnectionOpen() {
		try (HostileServer slow = HostileServer.slow(); Heartbeats beats = platform.register("slow", slow.address())) {
			beats.start();
			awaitReader("slow", ReaderStatus.NO_ANSWER);
			await().atMost(BOUND).until(() -> slow.accepted() > 8);
			assertThat(slow.open()).isLessThan(4);
			assertOthersAreLive();
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "0.0.0.0:18081", "224.0.0.1:80", "203.0.113.9:80", "no-such-host.invalid:80" })
	void address_thatCannotBeCalled_isShownAndStopsNobody(String address) {
		try (Heartbeats beats = platform.register("odd", address)) {
			beats.start();
			ReaderView odd = awaitReader("odd", ReaderStatus.NO_ANSWER);
			await().atMost(BOUND).until(() -> browser.get("/readers/odd").body().contains("registered the "));
			assertThat(odd.base()).isNull();
			awaitLooks();
			assertOthersAreLive();
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "{}", "[]", "null", "0", "{\"state\":null}",
			"{\"state\":\"LIVE\",\"changes\":{\"applied\":null},\"resyncsByReason\":{\"x\":null}}",
			"{\"state\":\"LIVE\",\"changes\":null,\"propagationLag\":{},\"jvm\":{}}",
			"{\"state\":\"LIVE\",\"startedAt\":\"+999999999-12-31T23:59:59Z\",\"since\":\"-999999999-01-01T00:00:00Z\"}",
			"{\"state\":\"LIVE\",\"hits\":9223372036854775807,\"misses\":9223372036854775807,\"hitRatio\":1e308}",
			"{\"state\":\"LIVE\",\"sequence\":-9223372036854775808,\"weightBytes\":-1,\"maxWeightBytes\":0}",
			"{\"state\":\"UNPROVEN\",\"cause\":\"<script>\"}",
			"{\"job\":null,\"state\":null,\"entries\":[null,{\"id\":null}],\"total\":-1,\"next\":null}" })
	void document_ofAnyForm_breaksNoPage(String document) {
		try (HostileServer odd = HostileServer.saying(document);
				Heartbeats beats = platform.register("odd", odd.address())) {
			beats.start();
			await().atMost(BOUND).until(() -> odd.heard().size() > 4);
			for (String path : List.of("/", "/readers/odd", "/readers/odd/keys", "/keys/post-1", "/warmups",
					"/coherence", "/events", "/api/fleet", "/api/readers/odd", "/api/readers/odd/history")) {
				assertThat(browser.get(path).statusCode()).as(path).isEqualTo(200);
			}
			browser.submit("/warmups", "/warmups", Map.of("scope", "recent", "recent", "10", "target", "odd"));
			assertThat(browser.get("/warmups").statusCode()).isEqualTo(200);
			assertOthersAreLive();
		}
	}

	@Test
	void longTexts_areCut() {
		String cause = "c".repeat(60_000);
		String document = "{\"state\":\"DEGRADED\",\"cause\":\"" + cause + "\"}";
		try (HostileServer odd = HostileServer.saying(document);
				Heartbeats beats = platform.register("odd", odd.address())) {
			beats.start();
			awaitReader("odd", ReaderStatus.DEGRADED);
			assertThat(browser.get("/readers/odd").body()).contains("c".repeat(150)).doesNotContain("c".repeat(300));
		}
	}

	/** Every page of the console, with a reader that nobody knows. */
	@Test
	void pages_withAMemberThatCannotBeRead_areAllThere() {
		redis("RPUSH", "{posts}:member:reader:odd", "x");
		redis("ZADD", "{posts}:members:reader", now(), "odd" + " ".repeat(61), now(), "x".repeat(1 << 20));
		ReaderView odd = awaitReader("odd", ReaderStatus.UNPROVEN);
		assertThat(odd.cause()).contains("cannot be read");
		for (Endpoint endpoint : Endpoint.of(platform).stream().filter(Endpoint::isPage).toList()) {
			String page = browser.get(endpoint.path()).body();
			assertThat(page.length()).as(endpoint.path()).isLessThan(1 << 20);
		}
		assertThat(browser.get("/").statusCode()).isEqualTo(200);
	}

}
