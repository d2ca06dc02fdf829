package io.heavyread.console;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import io.heavyread.console.support.Browser;
import io.heavyread.console.support.Platform;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The console against a real Redis and stub readers: roles, forms, headers, errors. */
class ConsoleIT {

	private static final List<String> PAGES = List.of("/", "/readers/reader-1", "/readers/reader-1/keys",
			"/keys/post-1", "/posts", "/warmups", "/coherence", "/dashboards", "/events", "/audit", "/api");

	private static Platform platform;

	@BeforeAll
	static void start() {
		platform = Platform.start();
		platform.put("post-1", "{\"id\":\"post-1\",\"title\":\"First\",\"content\":\"c\",\"author\":\"a\"}");
		Browser browser = new Browser(platform.url()).signIn("viewer", "secret");
		await().atMost(Duration.ofSeconds(15)).until(() -> browser.get("/").body().contains("All 2 readers are live"));
	}

	@AfterAll
	static void stop() {
		platform.close();
	}

	private static Browser viewer() {
		return new Browser(platform.url()).signIn("viewer", "secret");
	}

	private static Browser operator() {
		return new Browser(platform.url()).signIn("operator", "secret");
	}

	private static String body(String text) {
		return "{\"id\":\"x\",\"title\":\"" + text + "\",\"content\":\"" + text + "\",\"author\":\"a\"}";
	}

	@Test
	void page_withoutSession_leadsToSignIn() {
		HttpResponse<String> page = new Browser(platform.url()).get("/audit");
		assertThat(page.uri().getPath()).isEqualTo("/login");
	}

	@Test
	void everyPage_asViewer_isShown() {
		Browser browser = viewer();
		for (String path : PAGES) {
			assertThat(browser.get(path).statusCode()).as(path).isEqualTo(200);
		}
	}

	@Test
	void everyPage_asViewer_offersNoAction() {
		Browser browser = viewer();
		for (String path : PAGES) {
			String html = browser.get(path).body().replaceAll("(?s)<form[^>]*action=\"/logout\".*?</form>", "");
			assertThat(html).as(path).doesNotContain("method=\"post\" action=").doesNotContain("/posts/new\"");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "/readers/reader-1/resync", "/readers/reader-1/evict", "/readers/reader-1/keys/evict",
			"/keys/post-1", "/posts", "/posts/post-1/delete", "/warmups", "/warmups/1/cancel", "/coherence",
			"/coherence/repair" })
	void action_asViewer_isRefused(String action) {
		HttpResponse<String> answer = viewer().submit("/", action, Map.of("typed", "reader-1", "evict", "*"));
		assertThat(answer.statusCode()).isEqualTo(403);
		assertThat(answer.body()).contains("OPERATOR");
	}

	@ParameterizedTest
	@ValueSource(strings = { "POST /api/readers/reader-1/resync", "DELETE /api/readers/reader-1/entries",
			"DELETE /api/readers/reader-1/entries/post-1", "DELETE /api/keys/post-1", "POST /api/posts",
			"DELETE /api/posts/post-1", "POST /api/warmups", "POST /api/warmups/count", "DELETE /api/warmups/1",
			"POST /api/coherence" })
	void apiAction_asViewer_isRefused(String call) {
		String[] words = call.split(" ");
		HttpResponse<String> answer = new Browser(platform.url()).send(words[0], words[1], "{}", "Authorization",
				"Basic dmlld2VyOnNlY3JldA==", "Content-Type", "application/json");
		assertThat(answer.statusCode()).isEqualTo(403);
		assertThat(answer.headers().firstValue("Content-Type"))
			.hasValueSatisfying((type) -> assertThat(type).startsWith("application/problem+json"));
	}

	@Test
	void api_withoutPassword_is401AndAsksNoBrowser() {
		HttpResponse<String> answer = new Browser(platform.url()).send("GET", "/api/fleet", "");
		assertThat(answer.statusCode()).isEqualTo(401);
		assertThat(answer.headers().firstValue("WWW-Authenticate")).isEmpty();
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
	void part_withoutSession_tellsThePageToLoadAgain() {
		HttpResponse<String> answer = new Browser(platform.url()).get("/live/session", "HX-Request", "true");
		assertThat(answer.statusCode()).isEqualTo(401);
		assertThat(answer.headers().firstValue("HX-Refresh")).hasValue("true");
	}

	@Test
	void page_always_hasStrictHeaders() {
		HttpResponse<String> page = operator().get("/");
		String policy = page.headers().firstValue("Content-Security-Policy").orElse("");
		assertThat(policy)
			.contains("default-src 'none'", "script-src 'self'", "style-src 'self'", "frame-ancestors 'none'")
			.doesNotContain("unsafe");
		assertThat(page.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
		assertThat(page.headers().firstValue("X-Frame-Options")).hasValue("DENY");
		assertThat(page.body()).doesNotContain(" style=").doesNotContain("<style").doesNotContainPattern(" on[a-z]+=");
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
	void signIn_always_changesTheSession() {
		Browser browser = new Browser(platform.url());
		String before = browser.get("/login").headers().firstValue("Set-Cookie").orElse("");
		String after = browser.submit("/login", "/login", Map.of("username", "viewer", "password", "secret"))
			.previousResponse()
			.flatMap((answer) -> answer.headers().firstValue("Set-Cookie"))
			.orElse("");
		assertThat(after).startsWith("console=").isNotEqualTo(before).contains("HttpOnly", "SameSite=Strict");
	}

	@ParameterizedTest
	@ValueSource(strings = { "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "[[${7*7}]]", "[(${7*7})]",
			"__${7*7}__", "' onmouseover='alert(1)", "\u202eright to left", "\ud83d\ude00 emoji" })
	void postContent_whatever_isShownAsText(String text) {
		platform.put("hostile", body(text));
		String html = operator().get("/keys/hostile").body();
		assertThat(html).doesNotContain("<script>alert")
			.doesNotContain("<img src=x")
			.doesNotContain("\"49\"")
			.contains(org.springframework.web.util.HtmlUtils.htmlEscape(text, "UTF-8").replace("&#39;", "&#39;"));
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
	void evictAll_withoutTheReadersName_doesNothing() {
		Browser browser = operator();
		platform.first().calls().clear();
		String html = browser.submit("/readers/reader-1", "/readers/reader-1/evict", Map.of("typed", "reader-2"))
			.body();
		assertThat(html).contains("Nothing was evicted");
		assertThat(platform.first().calls()).isEmpty();
	}

	@Test
	void evict_everywhere_reachesEachReaderAndTheAudit() {
		platform.put("to-evict", body("t"));
		Browser browser = operator();
		String html = browser.submit("/keys/to-evict", "/keys/to-evict", Map.of("evict", "*")).body();
		assertThat(html).contains("Evict of to-evict is done.", "reader-1: evicted", "reader-2: evicted");
		assertThat(platform.first().calls()).contains("DELETE /actuator/postcache/entries/to-evict");
		assertThat(platform.second().calls()).contains("DELETE /actuator/postcache/entries/to-evict");
		assertThat(browser.get("/audit?q=to-evict").body()).contains("all 2 readers", "operator", "127.0.0.1");
		assertThat(browser.get("/audit.csv?q=to-evict").body()).contains("\"evict\"").contains("\"to-evict\"");
	}

	@Test
	void create_whenCommitted_leadsToTheTrace() {
		HttpResponse<String> page = operator().submit("/posts/new", "/posts",
				Map.of("id", "post-1", "title", "T", "content", "", "author", "", "seen", "", "key", "k1"));
		assertThat(page.uri().getPath()).startsWith("/traces/");
		assertThat(page.body()).contains("+0.8").contains("reader-2");
		assertThat(platform.writer().requests()).anyMatch((request) -> request.startsWith("POST /create?ack=all")
				&& request.contains(" null * ") && request.contains("\"title\":\"T\""));
	}

	@Test
	void create_withoutTitle_isRefusedBesideTheField() {
		HttpResponse<String> page = operator().submit("/posts/new", "/posts", Map.of("id", "no spaces please", "title",
				"  ", "content", "kept", "author", "", "seen", "", "key", "k"));
		assertThat(page.body()).contains("A title needs", "1 to 128 characters", ">kept<");
	}

	@Test
	void edit_afterALostRace_offersBothVersions() {
		platform.put("raced", body("theirs"));
		platform.writer().status(412);
		try {
			HttpResponse<String> page = operator().submit("/posts/raced/edit", "/posts", Map.of("id", "raced", "title",
					"mine", "content", "my words", "author", "", "seen", "\"0000000000000001\"", "key", "k"));
			assertThat(page.body()).contains("Somebody wrote this post", "my words", "theirs",
					"Save over the newer version");
			assertThat(platform.writer().requests())
				.anyMatch((request) -> request.contains(" \"0000000000000001\" null "));
		}
		finally {
			platform.writer().status(201);
		}
	}

	@Test
	void key_whenOneReaderIsOlder_marksItAndShowsTheDifference() {
		platform.put("older", body("before"));
		platform.store("older", body("after"));
		String html = operator().get("/keys/older").body();
		assertThat(html).contains("differs", "<del>before</del>", "<ins>after</ins>", "holds version");
	}

	@Test
	void warmUp_whenCounted_tellsPerReader() {
		Map<String, String> form = Map.of("scope", "recent", "recent", "10", "target", "", "count", "true");
		assertThat(operator().submit("/warmups", "/warmups", form).body()).contains("Counted only",
				"100 ids to look at");
	}

	@Test
	void warmUp_whenStarted_isFollowedAndFinishes() {
		Browser browser = operator();
		Map<String, String> form = Map.of("scope", "prefix", "prefix", "post", "target", "reader-1");
		assertThat(browser.submit("/warmups", "/warmups", form).body()).contains("is started");
		await().atMost(Duration.ofSeconds(10))
			.until(() -> browser.get("/warmups").body().contains("60 loaded, 40 fresh before"));
	}

	@Test
	void secrets_onNoPage_areShown() {
		Browser browser = operator();
		for (String path : PAGES) {
			assertThat(browser.get(path).body()).as(path)
				.doesNotContain(io.heavyread.console.support.StubReader.TOKEN)
				.doesNotContain("$2a$");
		}
		assertThat(browser.get("/api/fleet").body()).doesNotContain(io.heavyread.console.support.StubReader.TOKEN);
	}

	@Test
	void openApi_always_namesEveryCall() {
		String document = operator().get("/api/openapi").body();
		assertThat(document).contains("/api/fleet", "/api/keys/{id}", "/api/posts", "/api/warmups", "/api/coherence",
				"/api/audit", "/api/traces/{number}");
	}

}
