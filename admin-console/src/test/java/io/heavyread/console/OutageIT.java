package io.heavyread.console;

import java.time.Duration;
import java.util.List;

import io.heavyread.console.support.Browser;
import io.heavyread.console.support.Endpoint;
import io.heavyread.console.support.Platform;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Every page, stream and reading call of the API answers in under a second while parts of
 * the platform do not.
 */
class OutageIT {

	/** These are shown in whole whatever is down. */
	private static final List<String> PAGES = List.of("/", "/readers/reader-1", "/readers/reader-1/keys",
			"/keys/post-1", "/posts", "/posts/new", "/warmups", "/coherence", "/dashboards", "/events", "/audit",
			"/api", "/api/fleet", "/api/readers/reader-1");

	private static final Duration BOUND = Duration.ofSeconds(20);

	private static Platform platform;

	private static Browser browser;

	private static List<Endpoint> endpoints;

	@BeforeAll
	static void start() {
		platform = Platform.start();
		platform.put("post-1", "{\"id\":\"post-1\",\"title\":\"First\",\"content\":\"c\",\"author\":\"a\"}");
		browser = new Browser(platform.url()).signIn("operator", "secret");
		awaitOverview("All 2 readers are live");
		endpoints = Endpoint.of(platform)
			.stream()
			.filter(Endpoint::reads)
			.filter((one) -> !one.pattern().equals("/error"))
			.toList();
		endpoints.forEach((endpoint) -> browser.head("GET", endpoint.path(), ""));
	}

	@AfterAll
	static void stop() {
		platform.close();
	}

	private static void awaitOverview(String words) {
		await().atMost(BOUND).until(() -> browser.get("/").body().contains(words));
	}

	@Test
	void pages_whileAReaderHangs_answerQuicklyAndItComesBack() {
		platform.first().hang();
		awaitOverview("does not answer within 600 ms");
		assertQuick();
		assertThat(browser.get("/keys/post-1").body()).contains("reader-1 does not answer");
		assertThat(browser.get("/api/keys/post-1/difference?left=redis&right=reader-1").statusCode()).isEqualTo(502);
		platform.first().goOn();
		awaitOverview("All 2 readers are live");
		assertThat(browser.get("/events?reader=reader-1").body()).contains("reader-1 is live");
	}

	@Test
	void pages_whileAReaderIsGone_answerQuicklyAndItComesBack() {
		platform.first().kill();
		awaitOverview("refuses connections");
		assertQuick();
		assertThat(browser.get("/readers/reader-1/keys").body()).contains("cannot be asked for its keys");
		platform.first().startAgain();
		awaitOverview("All 2 readers are live");
	}

	@Test
	void pages_whileRedisIsStoppedOrGone_answerQuicklyAndItComesBack() {
		platform.redis().pause();
		awaitOverview("Redis does not answer the console");
		assertQuick();
		platform.redis().resume();
		awaitOverview("All 2 readers are live");
		platform.redis().kill();
		awaitOverview("Redis does not answer the console");
		assertQuick();
		assertThat(browser.get("/").body())
			.containsPattern("Since [0-9:]+, [0-9]+.s: Redis (refuses connections|cannot be reached)\\.");
		platform.redis().restart();
		awaitOverview("All 2 readers are live");
	}

	private static void assertQuick() {
		for (Endpoint endpoint : endpoints) {
			int status = quick(endpoint.path());
			assertThat(status).as(endpoint.path()).isIn(200, 204, 302, 404, 502, 503);
		}
		for (String page : PAGES) {
			assertThat(quick(page)).as(page).isEqualTo(200);
		}
	}

	private static int quick(String path) {
		long begin = System.nanoTime();
		int status = browser.head("GET", path, "").statusCode();
		long millis = Duration.ofNanos(System.nanoTime() - begin).toMillis();
		assertThat(millis).as(path + " took ms").isLessThan(1000);
		return status;
	}

}
