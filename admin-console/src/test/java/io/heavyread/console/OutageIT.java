package io.heavyread.console;

import java.time.Duration;
import java.util.List;

import io.heavyread.console.support.Browser;
import io.heavyread.console.support.Platform;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Every page answers in under a second while parts of the platform do not. */
class OutageIT {

	private static final List<String> PAGES = List.of("/", "/readers/reader-1", "/readers/reader-1/keys",
			"/keys/post-1", "/posts", "/warmups", "/coherence", "/dashboards", "/events", "/audit", "/api/fleet");

	private static final Duration BOUND = Duration.ofSeconds(20);

	@Test
	void pages_whileAReaderHangs_answerQuicklyAndItComesBack() {
		try (Platform platform = Platform.start()) {
			Browser browser = ready(platform);
			platform.first().hang();
			await().atMost(BOUND).until(() -> browser.get("/").body().contains("does not answer within 600 ms"));
			assertQuick(browser);
			assertThat(browser.get("/keys/post-1").body()).contains("reader-1 does not answer");
			platform.first().goOn();
			await().atMost(BOUND).until(() -> browser.get("/").body().contains("All 2 readers are live"));
			assertThat(browser.get("/events?reader=reader-1").body()).contains("reader-1 is live");
		}
	}

	@Test
	void pages_whileRedisIsStoppedOrGone_answerQuicklyAndItComesBack() {
		try (Platform platform = Platform.start()) {
			Browser browser = ready(platform);
			platform.redis().pause();
			await().atMost(BOUND).until(() -> browser.get("/").body().contains("Redis does not answer the console"));
			assertQuick(browser);
			platform.redis().resume();
			await().atMost(BOUND).until(() -> browser.get("/").body().contains("All 2 readers are live"));
			platform.redis().kill();
			await().atMost(BOUND).until(() -> browser.get("/").body().contains("Redis does not answer the console"));
			assertQuick(browser);
			platform.redis().restart();
			await().atMost(BOUND).until(() -> browser.get("/").body().contains("All 2 readers are live"));
		}
	}

	private static Browser ready(Platform platform) {
		platform.put("post-1", "{\"id\":\"post-1\",\"title\":\"First\",\"content\":\"c\",\"author\":\"a\"}");
		Browser browser = new Browser(platform.url()).signIn("operator", "secret");
		await().atMost(BOUND).until(() -> browser.get("/").body().contains("All 2 readers are live"));
		PAGES.forEach(browser::get);
		return browser;
	}

	private static void assertQuick(Browser browser) {
		for (String path : PAGES) {
			long begin = System.nanoTime();
			int status = browser.get(path).statusCode();
			long millis = Duration.ofNanos(System.nanoTime() - begin).toMillis();
			assertThat(status).as(path).isEqualTo(200);
			assertThat(millis).as(path + " took ms").isLessThan(1000);
		}
	}

}
