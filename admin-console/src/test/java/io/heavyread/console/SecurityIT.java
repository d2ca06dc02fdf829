package io.heavyread.console;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;

import io.heavyread.console.support.Browser;
import io.heavyread.console.support.Endpoint;
import io.heavyread.console.support.Platform;
import io.heavyread.console.support.StubReader;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.web.util.HtmlUtils;

import static org.assertj.core.api.Assertions.assertThat;

/** What the console gives nobody: scripts, secrets, other people's sessions. */
class SecurityIT {

	private static Platform platform;

	@BeforeAll
	static void start() {
		platform = Platform.shared();
	}

	private static Browser operator() {
		return new Browser(platform.url()).signIn("operator", "secret");
	}

	private static List<String> pages() {
		return Endpoint.of(platform).stream().filter(Endpoint::isPage).map(Endpoint::path).toList();
	}

	private static String[] basic(String name, String password) {
		String credentials = Base64.getEncoder().encodeToString((name + ":" + password).getBytes());
		return new String[] { "Authorization", "Basic " + credentials, "Content-Type", "application/json" };
	}

	private static String body(String text) {
		return "{\"id\":\"x\",\"title\":\"" + text + "\",\"content\":\"" + text + "\",\"author\":\"a\"}";
	}

	@Test
	void form_withoutToken_isRefused() {
		HttpResponse<String> answer = operator().post("/readers/reader-1/resync", Map.of());
		assertThat(answer.statusCode()).isEqualTo(403);
		assertThat(answer.body()).contains("session that is over");
	}

	@Test
	void apiCall_withSessionButWithoutToken_isRefused() {
		Browser browser = operator();
		assertThat(browser.get("/api/fleet").statusCode()).isEqualTo(200);
		assertThat(browser.send("POST", "/api/coherence", "").statusCode()).isEqualTo(403);
	}

	@Test
	void api_withoutPassword_is401AndAsksNoBrowser() {
		HttpResponse<String> answer = new Browser(platform.url()).send("GET", "/api/fleet", "");
		assertThat(answer.statusCode()).isEqualTo(401);
		assertThat(answer.headers().firstValue("WWW-Authenticate")).isEmpty();
		assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
	}

	@Test
	void api_withoutPassword_tellsProgramsHowToSignIn() {
		String wrong = "Basic "
				+ Base64.getEncoder().encodeToString("a-program:wrong".getBytes(StandardCharsets.UTF_8));
		for (String[] header : List.of(new String[] { "Accept", "application/json" },
				new String[] { "Accept", "application/problem+json, */*;q=0.1" },
				new String[] { "Authorization", wrong })) {
			HttpResponse<String> answer = new Browser(platform.url()).send("GET", "/api/fleet", "", header);
			assertThat(answer.statusCode()).isEqualTo(401);
			assertThat(answer.headers().firstValue("WWW-Authenticate"))
				.hasValue("Basic realm=\"console\", charset=\"UTF-8\"");
		}
	}

	/** No page of a browser asks for JSON without a session, but a part of one may. */
	@Test
	void part_withoutSession_asksNoBrowser() {
		HttpResponse<String> answer = new Browser(platform.url()).send("GET", "/api/fleet", "", "HX-Request", "true",
				"Accept", "application/json");
		assertThat(answer.statusCode()).isEqualTo(401);
		assertThat(answer.headers().firstValue("WWW-Authenticate")).isEmpty();
	}

	@Test
	void part_withoutSession_tellsThePageToLoadAgain() {
		HttpResponse<String> answer = new Browser(platform.url()).get("/live/session", "HX-Request", "true");
		assertThat(answer.statusCode()).isEqualTo(401);
		assertThat(answer.headers().firstValue("HX-Refresh")).hasValue("true");
	}

	@Test
	void everyPage_always_hasStrictHeadersAndNoInlineScript() {
		Browser browser = operator();
		for (String path : pages()) {
			HttpResponse<String> page = browser.get(path);
			assertThat(page.headers().firstValue("Content-Security-Policy").orElse("")).as(path)
				.contains("default-src 'none'", "script-src 'self'", "style-src 'self'", "frame-ancestors 'none'")
				.doesNotContain("unsafe");
			assertThat(page.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
			assertThat(page.headers().firstValue("X-Frame-Options")).hasValue("DENY");
			assertThat(page.headers().firstValue("Cache-Control").orElse("")).as(path).contains("no-store");
			assertThat(page.body()).as(path)
				.doesNotContain(" style=")
				.doesNotContain("<style")
				.doesNotContainPattern(" on[a-z]+=")
				.doesNotContainPattern("<script(?![^>]* src=)")
				.doesNotContain("javascript:");
		}
	}

	@Test
	void signIn_afterFiveWrongPasswords_isLocked() {
		Browser browser = new Browser(platform.url());
		for (int i = 0; i < 5; i++) {
			assertThat(browser.submit("/login", "/login", Map.of("username", "nobody", "password", "x")).body())
				.contains("not right");
		}
		assertThat(browser.submit("/login", "/login", Map.of("username", "nobody", "password", "x")).body())
			.contains("Locked");
	}

	@Test
	void api_afterFiveWrongPasswords_isLockedAlsoForTheRightOne() {
		String[] wrong = basic("locked-out", "x");
		for (int i = 0; i < 5; i++) {
			assertThat(new Browser(platform.url()).send("GET", "/api/fleet", "", wrong).body()).contains("Sign in");
		}
		HttpResponse<String> answer = new Browser(platform.url()).send("GET", "/api/fleet", "", wrong);
		assertThat(answer.statusCode()).isEqualTo(401);
		assertThat(answer.body()).contains("Too many wrong passwords");
	}

	@Test
	void signInPage_whileTooManySignIn_saysSo() {
		assertThat(new Browser(platform.url()).get("/login?busy").body()).contains("Your password was not looked at");
	}

	@Test
	void session_beforeTheSignIn_isNotThere() {
		Browser browser = new Browser(platform.url());
		assertThat(browser.get("/login").headers().allValues("Set-Cookie")).isNotEmpty()
			.allMatch((cookie) -> cookie.startsWith("console-0-form=") && cookie.contains("HttpOnly"));
		List<String> after = browser.submit("/login", "/login", Map.of("username", "viewer", "password", "secret"))
			.previousResponse()
			.map((answer) -> answer.headers().allValues("Set-Cookie"))
			.orElse(List.of());
		assertThat(after)
			.anySatisfy((cookie) -> assertThat(cookie).startsWith("console-0=").contains("HttpOnly", "SameSite=Lax"));
	}

	@Test
	void signIn_again_changesTheSession() {
		Browser browser = operator();
		String before = browser.cookie("console-0").orElseThrow();
		browser.submit("/login", "/login", Map.of("username", "operator", "password", "secret"));
		assertThat(browser.cookie("console-0").orElseThrow()).isNotEqualTo(before);
	}

	@ParameterizedTest
	@ValueSource(strings = { "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "[[${7*7}]]", "[(${7*7})]",
			"__${7*7}__", "' onmouseover='alert(1)", "</textarea><script>alert(1)</script>", "\u202eright to left",
			"\u05e9\u05dc\u05d5\u05dd", "\ud83d\ude00 emoji" })
	void postContent_whatever_isShownAsText(String text) {
		platform.put("hostile", body(text));
		Browser browser = operator();
		for (String path : List.of("/keys/hostile", "/keys/hostile?as=raw", "/posts/hostile/edit")) {
			assertThat(browser.get(path).body()).as(path)
				.doesNotContain("<script>alert")
				.doesNotContain("<img src=x")
				.doesNotContain("\"49\"")
				.contains(HtmlUtils.htmlEscape(text, "UTF-8"));
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "<script>alert(1)</script>", "[[${7*7}]]", "' onmouseover='alert(1)" })
	void enteredContent_whenRefused_comesBackAsText(String text) {
		Map<String, String> form = Map.of("id", text, "title", text, "content", text, "author", text, "seen", "", "key",
				text);
		String html = operator().submit("/posts/new", "/posts", form).body();
		assertThat(html).contains("1 to 128 characters", HtmlUtils.htmlEscape(text, "UTF-8"))
			.doesNotContain("<script>alert")
			.doesNotContain("\"49\"");
	}

	@Test
	void veryLongWord_inAPost_isShownWhole() {
		String word = "w".repeat(20_000);
		platform.put("long", body(word));
		assertThat(operator().get("/keys/long").body()).contains(word);
	}

	@Test
	void apiPost_withInvalidUtf8_isRefused() {
		byte[] json = "{\"id\":\"x\",\"title\":\"?\"}".getBytes(StandardCharsets.ISO_8859_1);
		json[new String(json, StandardCharsets.ISO_8859_1).indexOf('?')] = (byte) 0xff;
		String body = new String(json, StandardCharsets.ISO_8859_1);
		platform.writer().requests().clear();
		HttpResponse<String> answer = new Browser(platform.url()).send("POST", "/api/posts",
				HttpRequest.BodyPublishers.ofString(body, StandardCharsets.ISO_8859_1), basic("operator", "secret"));
		assertThat(answer.statusCode()).isEqualTo(400);
		assertThat(platform.writer().requests()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "/keys/%3Cscript%3E", "/keys/..%2e", "/readers/nobody", "/readers/%3Cb%3E/keys",
			"/traces/999", "/nothing" })
	void page_thatIsNotThere_saysSo(String path) {
		HttpResponse<String> page = operator().get(path);
		assertThat(page.statusCode()).isIn(400, 404);
		assertThat(page.body()).doesNotContain("<script>").doesNotContain("Exception").doesNotContain("<b>/");
	}

	@Test
	void search_withHostileWords_isEscaped() {
		String html = operator().get("/audit?q=%22%3E%3Cscript%3Ealert(1)%3C/script%3E").body();
		assertThat(html).doesNotContain("<script>alert").contains("&lt;script&gt;");
	}

	@Test
	void secrets_onNoPage_areShown() {
		Browser browser = operator();
		for (String path : pages()) {
			assertThat(browser.get(path).body()).as(path).doesNotContain(StubReader.TOKEN).doesNotContain("$2a$");
		}
		assertThat(browser.get("/api/fleet").body()).doesNotContain(StubReader.TOKEN);
	}

}
