package io.heavyread.console;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

import io.heavyread.console.support.Browser;
import io.heavyread.console.support.Platform;
import io.heavyread.protocol.test.RedisProcess;
import io.heavyread.protocol.test.Relay;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Behind the address of Redis another server answers, while the one before hangs on. */
class HungPrimaryIT {

	private static final Duration BOUND = Duration.ofSeconds(20);

	@Test
	void console_whileTheOldPrimaryHangsOn_isAtTheNewOne() {
		try (RedisProcess old = RedisProcess.start()) {
			AtomicInteger primary = new AtomicInteger(old.port());
			try (Relay name = Relay.to(primary::get);
					Platform platform = Platform.start("REDIS_ADDR=127.0.0.1:" + name.port())) {
				platform.put("post-1", "{\"id\":\"post-1\",\"title\":\"First\",\"content\":\"c\",\"author\":\"a\"}");
				Browser browser = new Browser(platform.url()).signIn("operator", "secret");
				awaitOverview(browser, "Redis has no history");
				old.pause();
				awaitOverview(browser, "Redis does not answer the console");
				primary.set(platform.redis().port());
				awaitOverview(browser, "All 2 readers are live");
				assertThat(browser.get("/posts").body()).contains("post-1");
				assertThat(browser.get("/audit").body()).doesNotContain("does not answer");
				old.resume();
			}
		}
	}

	private static void awaitOverview(Browser browser, String words) {
		await().atMost(BOUND).until(() -> browser.get("/").body().contains(words));
	}

}
