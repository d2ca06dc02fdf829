package io.heavyread.console.browser;

import java.util.ArrayList;
import java.util.List;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import io.heavyread.console.support.Platform;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The main ways through, with script, style and policy as a real browser takes them. */
class BrowserIT {

	private static Chromium chromium;

	private static Platform platform;

	private final List<String> complaints = new ArrayList<>();

	private Page page;

	@BeforeAll
	static void start() {
		chromium = Chromium.start();
		platform = Platform.start();
		platform.put("post-1", body("First"));
	}

	@AfterAll
	static void stop() {
		if (platform != null) {
			platform.close();
			chromium.close();
		}
	}

	@BeforeEach
	void signIn() {
		this.page = open("operator");
	}

	private Page open(String name) {
		Page opened = chromium.signedIn(platform.url(), name);
		opened.onPageError(this.complaints::add);
		opened.onConsoleMessage((message) -> {
			if (message.text().contains("Content Security Policy")) {
				this.complaints.add(message.text());
			}
		});
		return opened;
	}

	@AfterEach
	void noScriptFailed() {
		this.page.context().close();
		assertThat(this.complaints).isEmpty();
	}

	private static LocatorAssertions that(Locator locator) {
		PlaywrightAssertions.setDefaultAssertionTimeout(15_000);
		return PlaywrightAssertions.assertThat(locator);
	}

	private void go(String path) {
		this.page.navigate(platform.url() + path);
	}

	private static String body(String title) {
		return "{\"id\":\"p\",\"title\":\"" + title + "\",\"content\":\"c\",\"author\":\"a\"}";
	}

	@Test
	void overview_whenAReaderStopsAndComesBack_followsWithoutReload() {
		go("/");
		this.page.evaluate("window.untouched = true");
		that(this.page.locator("h1")).containsText("All 2 readers are live");
		platform.second().hang();
		that(this.page.locator("h1")).containsText("reader-2 does not answer");
		that(this.page.locator("#said")).containsText("reader-2 does not answer");
		that(this.page.locator("tr.is-bad")).containsText("values");
		platform.second().goOn();
		that(this.page.locator("h1")).containsText("All 2 readers are live");
		assertThat(this.page.evaluate("window.untouched")).isEqualTo(true);
	}

	@Test
	void overview_withFocusInARow_keepsIt() {
		go("/");
		Locator link = this.page.locator("tbody a").first();
		link.focus();
		String href = link.getAttribute("href");
		this.page.waitForFunction("() => document.getElementById('pulse').textContent.includes('UTC')");
		String before = this.page.locator("#pulse").innerText();
		this.page.waitForFunction("(text) => document.getElementById('pulse').innerText !== text", before);
		assertThat(this.page.evaluate("document.activeElement.getAttribute('href')")).isEqualTo(href);
	}

	@Test
	void stream_whenTheTabIsHidden_rests() {
		go("/");
		that(this.page.locator("#pulse .words")).hasText("Live view");
		this.page.evaluate("Object.defineProperty(document, 'hidden', {get: () => window.away, configurable: true});"
				+ "window.away = true; document.dispatchEvent(new Event('visibilitychange'))");
		platform.put("while-hidden", body("t"));
		String resting = this.page.locator("#pulse").innerText();
		this.page.waitForTimeout(1500);
		assertThat(this.page.locator("#pulse").innerText()).isEqualTo(resting);
		this.page.evaluate("window.away = false; document.dispatchEvent(new Event('visibilitychange'))");
		that(this.page.locator("main")).containsText("while-hidden");
	}

	@Test
	void keys_whenSearched_leadToTheKeyOverTheFleet() {
		go("/readers/reader-1");
		that(this.page.locator("#charts-area canvas")).hasCount(3);
		this.page.click("text=Browse the keys");
		this.page.keyboard().press("/");
		this.page.keyboard().type("post");
		this.page.keyboard().press("Enter");
		this.page.click("text=post-1");
		that(this.page.locator(".answer")).containsText("Redis and all readers hold version");
		that(this.page.locator("tbody[sse-swap=places] tr")).hasCount(3);
	}

	@Test
	void key_whenAReaderBecomesOlder_isMarkedLive() {
		platform.put("aging", body("before"));
		go("/keys/aging");
		that(this.page.locator(".answer")).containsText("hold version");
		platform.store("aging", body("after"));
		that(this.page.locator("tr.is-warn").first()).containsText("Older");
		this.page.reload();
		that(this.page.locator("del").first()).hasText("before");
	}

	@Test
	void create_whenCommitted_showsTheTraceAndTheMissingReader() {
		go("/posts/new");
		this.page.fill("#id", "post-1");
		this.page.fill("#title", "Traced <script>alert(1)</script>");
		this.page.click("text=Create");
		this.page.waitForURL("**/traces/*");
		that(this.page.locator("table.trace")).containsText("+0.8 ms");
		that(this.page.locator("table.trace tr.is-warn")).containsText("reader-2");
	}

	@Test
	void edit_whenTheRaceIsLost_offersTheNewerVersion() {
		platform.put("raced", body("theirs"));
		go("/posts/raced/edit");
		this.page.fill("#content", "my words");
		platform.writer().status(412);
		try {
			this.page.click("main button[type=submit]");
			that(this.page.locator(".note.is-warn")).containsText("Somebody wrote this post");
			assertThat(this.page.inputValue("#content")).isEqualTo("my words");
		}
		finally {
			platform.writer().status(201);
		}
	}

	@Test
	void warmUp_whenStarted_finishesOnThePage() {
		go("/warmups");
		this.page.locator("main button:has-text(\"Start\")").click();
		that(this.page.locator("main")).containsText("60 loaded, 40 fresh before");
	}

	@Test
	void evictAll_withTheNameTyped_isDoneAndAudited() {
		go("/readers/reader-1");
		this.page.click("text=Evict all");
		this.page.fill("dialog #typed", "reader-1");
		this.page.click("dialog button[type=submit]");
		that(this.page.locator(".note")).containsText("evicted");
		go("/audit");
		that(this.page.locator("tbody tr").first()).containsText("evict all");
		platform.put("post-1", body("First"));
	}

	@Test
	void session_whenOver_leadsToTheSignIn() {
		go("/");
		that(this.page.locator("#pulse .words")).hasText("Live view");
		this.page.context().request().get(platform.url() + "/");
		Page other = this.page.context().newPage();
		other.navigate(platform.url() + "/");
		other.locator("form[action=\"/logout\"] button").click();
		this.page.waitForURL("**/login", new Page.WaitForURLOptions().setTimeout(15_000));
	}

	@Test
	void page_on360Pixels_doesNotScrollSideways() {
		this.page.setViewportSize(360, 800);
		for (String path : List.of("/", "/readers/reader-1", "/readers/reader-1/keys", "/keys/post-1", "/posts",
				"/posts/new", "/warmups", "/coherence", "/events", "/audit", "/api")) {
			go(path);
			assertThat(this.page.evaluate("document.documentElement.scrollWidth")).as(path).isEqualTo(360);
		}
	}

	@Test
	void page_withoutScript_canBeRead() {
		var context = this.page.context()
			.browser()
			.newContext(new com.microsoft.playwright.Browser.NewContextOptions().setJavaScriptEnabled(false));
		context.addCookies(this.page.context().cookies());
		Page plain = context.newPage();
		plain.navigate(platform.url() + "/");
		assertThat(plain.locator("tbody").first().innerText()).contains("reader-1", "reader-2");
		plain.navigate(platform.url() + "/keys/post-1");
		assertThat(plain.locator("main").innerText()).contains("post-1", "Against Redis");
		context.close();
	}

	@Test
	void viewer_onEveryPage_seesNoButtonThatActs() {
		Page viewer = open("viewer");
		viewer.navigate(platform.url() + "/keys/post-1");
		viewer.waitForTimeout(1200);
		assertThat(viewer.locator("main form[method=post], main button[type=submit]:not([form])").count()).isEqualTo(1);
		assertThat(viewer.locator("main button[name=evict]").count()).isZero();
		viewer.context().close();
	}

}
