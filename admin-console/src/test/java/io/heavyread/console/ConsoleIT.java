package io.heavyread.console;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import io.heavyread.console.support.Browser;
import io.heavyread.console.support.Platform;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.util.AntPathMatcher;
import org.springframework.web.servlet.resource.ResourceUrlProvider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The console against a real Redis and stub readers: pages, actions, results. */
class ConsoleIT {

	private static final List<String> PAGES = List.of("/", "/readers/reader-1", "/readers/reader-1/keys",
			"/keys/post-1", "/posts", "/warmups", "/coherence", "/dashboards", "/events", "/audit", "/api");

	private static Platform platform;

	@BeforeAll
	static void start() {
		platform = Platform.shared();
		Browser browser = new Browser(platform.url()).signIn("viewer", "secret");
		await().atMost(Duration.ofSeconds(15)).until(() -> browser.get("/").body().contains("All 2 readers are live"));
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
	void everyPage_asViewer_isShown() {
		Browser browser = viewer();
		for (String path : PAGES) {
			assertThat(browser.get(path).statusCode()).as(path).isEqualTo(200);
		}
	}

	/** Each such look goes through all jars: some hundred links would take seconds. */
	@Test
	void links_ofPages_areNotLookedForAmongFiles() {
		ResourceUrlProvider files = platform.console().getBean(ResourceUrlProvider.class);
		assertThat(files.getHandlerMap().keySet())
			.noneMatch((pattern) -> new AntPathMatcher().match(pattern, "/readers/reader-1"));
		assertThat(files.getForLookupPath("/console.css")).matches("/console-[0-9a-f]{32}\\.css");
	}

	@Test
	void everyPage_asViewer_offersNoAction() {
		Browser browser = viewer();
		for (String path : PAGES) {
			String html = browser.get(path).body().replaceAll("(?s)<form[^>]*action=\"/logout\".*?</form>", "");
			assertThat(html).as(path).doesNotContain("method=\"post\" action=").doesNotContain("/posts/new\"");
		}
	}

	@Test
	void action_asViewer_saysWhichRoleItNeeds() {
		HttpResponse<String> answer = viewer().submit("/", "/readers/reader-1/resync", Map.of());
		assertThat(answer.statusCode()).isEqualTo(403);
		assertThat(answer.body()).contains("OPERATOR");
	}

	@Test
	void apiAction_asViewer_isAProblem() {
		HttpResponse<String> answer = new Browser(platform.url()).send("DELETE", "/api/keys/post-1", "",
				"Authorization", "Basic dmlld2VyOnNlY3JldA==");
		assertThat(answer.statusCode()).isEqualTo(403);
		assertThat(answer.headers().firstValue("Content-Type"))
			.hasValueSatisfying((type) -> assertThat(type).startsWith("application/problem+json"));
		assertThat(answer.body()).contains("OPERATOR");
	}

	@ParameterizedTest
	@CsvSource({ "/api/nothing, 404", "/api/readers/none, 404", "/api/keys/a%20b, 400", "/api/traces/x, 400" })
	void apiErrors_haveOneShape(String path, int status) {
		HttpResponse<String> answer = operator().get(path);
		assertThat(answer.statusCode()).isEqualTo(status);
		assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
		assertThat(JsonMapper.shared().readTree(answer.body()).propertyNames()).containsExactly("type", "title",
				"status", "detail");
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

	/** The words of a refusal change nothing for the next write. */
	@Test
	void create_afterARefusalThatSpeaksOfAck_waitsForTheReadersAsBefore() {
		Map<String, String> form = Map.of("id", "post-1", "title", "T", "content", "", "author", "", "seen", "", "key",
				"k2");
		platform.writer().refuse(400, "No post can have the id b@ack.");
		try {
			assertThat(operator().submit("/posts/new", "/posts", form).body()).contains("b@ack");
		}
		finally {
			platform.writer().status(201);
		}
		assertThat(operator().submit("/posts/new", "/posts", form).body()).contains("which waited for the readers");
		assertThat(platform.writer().requests()).filteredOn((request) -> request.startsWith("POST"))
			.allMatch((request) -> request.contains("ack=all"));
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
	void key_whenAReaderCannotAnswerForIt_saysSo() {
		platform.store("not-cached", body("t"));
		platform.second().state("DEGRADED", 1);
		Browser browser = operator();
		await().atMost(Duration.ofSeconds(10))
			.until(() -> browser.get("/keys/not-cached").body().contains("reader-2 cannot answer for this post"));
		platform.put("not-cached", body("t"));
		await().atMost(Duration.ofSeconds(10))
			.until(() -> browser.get("/keys/not-cached").body().contains("all readers hold version"));
	}

	@Test
	void reader_whileAResyncCompares_showsWhatIsNotYetCompared() {
		Browser browser = viewer();
		assertThat(browser.get("/readers/reader-1").body()).doesNotContain("Not yet compared");
		platform.first().revalidating(1_024);
		await().atMost(Duration.ofSeconds(10))
			.untilAsserted(() -> assertThat(browser.get("/readers/reader-1").body())
				.contains("Not yet compared</dt><dd>1,024</dd>"));
		platform.first().revalidating(0);
		await().atMost(Duration.ofSeconds(10))
			.until(() -> !browser.get("/readers/reader-1").body().contains("Not yet compared"));
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
	void openApi_always_namesEveryCall() {
		String document = operator().get("/api/openapi").body();
		assertThat(document).contains("/api/fleet", "/api/keys/{id}", "/api/posts", "/api/warmups", "/api/coherence",
				"/api/audit", "/api/traces/{number}");
	}

	@Test
	void keys_whateverIsAsked_areSortedAndCutByTheReader() {
		platform.first().listings().clear();
		operator().get("/readers/reader-1/keys?prefix=po%26x&sort=largest&cursor=c1&first=26");
		operator().get("/readers/reader-1/keys?sort=nonsense");
		assertThat(platform.first().listings()).contains("prefix=po&x&sort=bytes&limit=25&cursor=c1",
				"prefix=&sort=hottest&limit=25");
	}

	@Test
	void apiRefresh_ofOneReader_evictsAndLoadsAgain() {
		platform.put("to-refresh", body("t"));
		Browser browser = operator();
		HttpResponse<String> answer = browser.send("POST", "/api/keys/to-refresh/refresh?reader=reader-1", "",
				"X-CSRF-TOKEN", browser.token("/"));
		assertThat(answer.body()).contains("Refresh of to-refresh").doesNotContain("reader-2");
		assertThat(platform.first().calls()).contains("DELETE /actuator/postcache/entries/to-refresh");
	}

	@Test
	void difference_thatStays_isOneEvent() {
		platform.put("staying", body("before"));
		platform.store("staying", body("after"));
		Browser browser = operator();
		int begun = samples(browser);
		await().atMost(Duration.ofSeconds(20)).until(() -> samples(browser) > begun + 3);
		String events = browser.get("/api/events?kind=coherence").body();
		assertThat(events).contains("Coherence sample: ")
			.doesNotContainPattern("(Coherence sample: [0-9]+ difference)[^{]*\\{[^{]*\\1");
	}

	private static int samples(Browser browser) {
		return browser.get("/api/coherence").body().split("\"compared\":").length;
	}

	@Test
	void repair_ofADifference_evictsItWhereItDiffers() {
		platform.put("differing", body("before"));
		platform.store("differing", body("after"));
		Browser browser = operator();
		await().atMost(Duration.ofSeconds(15))
			.until(() -> browser.get("/api/coherence").body().contains("\"reader\":\"reader-1\",\"id\":\"differing\""));
		String html = browser.submit("/coherence", "/coherence/repair", Map.of()).body();
		assertThat(html).contains("Evicted what differs", "differing: reader-1: evicted");
		assertThat(browser.get("/api/coherence").body()).contains("\"history\":[{\"at\"");
	}

}
