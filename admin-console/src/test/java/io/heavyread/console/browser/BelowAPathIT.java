package io.heavyread.console.browser;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import io.heavyread.console.support.Browser;
import io.heavyread.console.support.Endpoint;
import io.heavyread.console.support.Platform;
import io.heavyread.console.support.TlsProxy;
import io.heavyread.protocol.fleet.Heartbeats;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The console below a path and behind TLS: one that has the path as its own, and one that
 * nginx tells with each request.
 */
@EnabledIf("io.heavyread.protocol.test.Nginx#isInstalled")
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class BelowAPathIT {

	private static final String OWN = "/ops/console";

	private static final String TOLD = "/ops/told";

	private static final Pattern LINK = Pattern
		.compile(" (?:href|action|src|sse-connect|data-history|data-root)=\"(/[^\"]*)\"");

	private static final Map<String, String> SECRET = Map.of("username", "operator", "password", "secret");

	private static Platform own;

	private static Platform told;

	private static TlsProxy nginx;

	@BeforeAll
	static void start(@TempDir Path directory) throws Exception {
		own = Platform.start("platform.trusted-proxies=127.0.0.1", "server.servlet.context-path=" + OWN);
		told = Platform.start("platform.trusted-proxies=127.0.0.1");
		nginx = TlsProxy.start(directory, """
				location %s/ { proxy_pass %s; }
				location %s/ { set $prefix %3$s; proxy_pass %s/; }
				""".formatted(OWN, own.url(), TOLD, told.url()));
	}

	@AfterAll
	static void stop() {
		nginx.close();
		told.close();
		own.close();
	}

	private static Platform platform(String path) {
		return path.equals(OWN) ? own : told;
	}

	private static Browser browser(String path) {
		return new Browser(nginx.url() + path, nginx.trusted());
	}

	private static List<String> links(HttpResponse<String> page) {
		return LINK.matcher(page.body()).results().map((link) -> link.group(1)).toList();
	}

	@ParameterizedTest
	@ValueSource(strings = { OWN, TOLD })
	void signIn_always_leadsToThePageAskedForAndOutAgain(String path) {
		Browser browser = browser(path);
		assertThat(browser.get("/audit").uri().getPath()).isEqualTo(path + "/login");
		assertThat(browser.submit("/login", "/login", Map.of("username", "operator", "password", "x")).uri())
			.hasPath(path + "/login")
			.hasQuery("wrong");
		assertThat(browser.submit("/login", "/login", SECRET).uri()).hasPath(path + "/audit");
		assertThat(browser.cookies()).anyMatch((cookie) -> cookie.getName().equals("console-0"))
			.allMatch((cookie) -> cookie.getSecure() && cookie.getPath().startsWith(path));
		assertThat(browser.submit("/", "/logout", Map.of()).uri()).hasPath(path + "/login");
		assertThat(browser.cookie("console-0")).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { OWN, TOLD })
	void pages_always_linkToTheirOwnConsole(String path) {
		platform(path).put("post-1", "{\"id\":\"post-1\",\"title\":\"t\",\"content\":\"c\",\"author\":\"a\"}");
		Browser browser = browser(path).signIn("operator", "secret");
		List<String> pages = Endpoint.of(platform(path)).stream().filter(Endpoint::isPage).map(Endpoint::path).toList();
		assertThat(pages).hasSizeGreaterThan(10).contains("/", "/login", "/traces/1", "/keys/post-1");
		for (String page : pages) {
			assertThat(links(browser.get(page))).as(page).isNotEmpty().allMatch((link) -> link.startsWith(path + "/"));
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { OWN, TOLD })
	void assets_ofAPage_areThereUnderTheirContentsHash(String path) {
		Browser browser = browser(path).signIn("viewer", "secret");
		List<String> assets = links(browser.get("/readers/reader-1")).stream()
			.filter((link) -> link.matches(".*\\.(css|js|svg)"))
			.toList();
		assertThat(assets).hasSizeGreaterThan(6)
			.anyMatch((asset) -> asset.matches(path + "/console-[0-9a-f]{32}\\.js"))
			.allMatch((asset) -> browser.get(asset.substring(path.length())).statusCode() == 200);
	}

	@ParameterizedTest
	@ValueSource(strings = { OWN, TOLD })
	void action_always_isDoneAndLeadsBack(String path) {
		Browser browser = browser(path).signIn("operator", "secret");
		HttpResponse<String> page = browser.submit("/readers/reader-1", "/readers/reader-1/resync", Map.of());
		assertThat(page.uri()).hasPath(path + "/readers/reader-1");
		assertThat(page.body()).contains("role=\"status\"");
		assertThat(platform(path).first().calls()).contains("POST /actuator/postcache/resync");
	}

	/** A quiet page sends less than what a proxy collects. */
	@ParameterizedTest
	@CsvSource({ OWN + ", /live/overview", OWN + ", /live/events", OWN + ", /live/warmups", TOLD + ", /live/overview",
			TOLD + ", /live/coherence" })
	void stream_always_comesAtOnce(String path, String stream) throws IOException {
		Browser browser = browser(path).signIn("viewer", "secret");
		try (var lines = new BufferedReader(new InputStreamReader(browser.stream(stream), StandardCharsets.UTF_8))) {
			assertThat(lines.readLine()).startsWith("event:");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { OWN, TOLD })
	void api_always_tellsItsAddress(String path) {
		Browser browser = browser(path).signIn("viewer", "secret");
		assertThat(browser.get("/api/openapi").body()).contains("\"url\":\"" + nginx.url() + path + "\"");
	}

	@ParameterizedTest
	@ValueSource(strings = { OWN, TOLD })
	void linksOfAStream_inABrowser_leadToTheirOwnConsole(String path) {
		Chromium.shared();
		Heartbeats later = platform(path).register("reader-later", platform(path).first().address());
		try (Visit visit = Visit.of(nginx.url() + path, "viewer")) {
			later.start();
			visit.that("[sse-swap=members] a:has-text('reader-later')")
				.hasAttribute("href", path + "/readers/reader-later");
			visit.page().keyboard().press("g");
			visit.page().keyboard().press("a");
			visit.awaitPath("**" + path + "/audit");
		}
		finally {
			later.close();
		}
	}

}
