package io.heavyread.console.browser;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.heavyread.console.support.Platform;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The main ways through, with script, style and policy as a real browser takes them. */
class BrowserIT {

	private static Platform platform;

	private Visit visit;

	private Page page;

	@BeforeAll
	static void start() {
		Chromium.shared();
		platform = Platform.shared();
	}

	@BeforeEach
	void signIn() {
		this.visit = Visit.of(platform, "operator");
		this.page = this.visit.page();
	}

	@AfterEach
	void leave() {
		this.visit.close();
	}

	private static String body(String title) {
		return "{\"id\":\"p\",\"title\":\"" + title + "\",\"content\":\"c\",\"author\":\"a\"}";
	}

	@Test
	void overview_whenAReaderStopsAndComesBack_followsWithoutReload() {
		this.visit.go("/");
		this.page.evaluate("window.untouched = true");
		this.visit.that("h1").containsText("All 2 readers are live");
		platform.second().hang();
		this.visit.that("h1").containsText("reader-2 does not answer");
		this.visit.that("#said").containsText("reader-2 does not answer");
		this.visit.that("tr.is-bad").containsText("values");
		platform.second().goOn();
		this.visit.that("h1").containsText("All 2 readers are live");
		assertThat(this.page.evaluate("window.untouched")).isEqualTo(true);
	}

	@Test
	void overview_withFocusInARow_keepsIt() {
		this.visit.go("/");
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
		this.visit.go("/");
		this.visit.that("#pulse .words").hasText("Live view");
		this.page.evaluate("Object.defineProperty(document, 'hidden', {get: () => window.away, configurable: true});"
				+ "window.away = true; document.dispatchEvent(new Event('visibilitychange'))");
		platform.put("while-hidden", body("t"));
		String resting = this.page.locator("#pulse").innerText();
		this.page.waitForTimeout(1500);
		assertThat(this.page.locator("#pulse").innerText()).isEqualTo(resting);
		this.page.evaluate("window.away = false; document.dispatchEvent(new Event('visibilitychange'))");
		this.visit.that("main").containsText("while-hidden");
	}

	@Test
	void keys_whenSearched_leadToTheKeyOverTheFleet() {
		this.visit.go("/readers/reader-1");
		this.visit.that("#charts-area canvas").hasCount(3);
		this.page.click("text=Browse the keys");
		this.page.keyboard().press("/");
		this.page.keyboard().type("post");
		this.page.keyboard().press("Enter");
		this.page.click("text=post-1");
		this.visit.that(".answer").containsText("Redis and all readers hold version");
		this.visit.that("tbody[sse-swap=places] tr").hasCount(3);
	}

	@Test
	void key_whenAReaderBecomesOlder_isMarkedLive() {
		platform.put("aging", body("before"));
		this.visit.go("/keys/aging");
		this.visit.that(".answer").containsText("hold version");
		platform.store("aging", body("after"));
		this.visit.that(this.page.locator("tr.is-warn").first()).containsText("Older");
		this.page.reload();
		this.visit.that(this.page.locator("del").first()).hasText("before");
	}

	@Test
	void create_whenCommitted_showsTheTraceAndTheMissingReader() {
		this.visit.go("/posts/new");
		this.page.fill("#id", "post-1");
		this.page.fill("#title", "Traced <script>alert(1)</script>");
		this.page.click("text=Create");
		this.page.waitForURL("**/traces/*");
		this.visit.that("table.trace").containsText("+0.8 ms");
		this.visit.that("table.trace tr.is-warn").containsText("reader-2");
	}

	@Test
	void edit_whenTheRaceIsLost_offersTheNewerVersion() {
		platform.put("raced", body("theirs"));
		this.visit.go("/posts/raced/edit");
		this.page.fill("#content", "my words");
		platform.writer().status(412);
		try {
			this.page.click("main button[type=submit]");
			this.visit.that(".note.is-warn").containsText("Somebody wrote this post");
			assertThat(this.page.inputValue("#content")).isEqualTo("my words");
		}
		finally {
			platform.writer().status(201);
		}
	}

	@Test
	void warmUp_whenStarted_finishesOnThePage() {
		this.visit.go("/warmups");
		this.page.locator("main button:has-text(\"Start\")").click();
		this.visit.that("main").containsText("60 loaded, 40 fresh before");
	}

	@Test
	void evictAll_withTheNameTyped_isDoneAndAudited() {
		this.visit.go("/readers/reader-1");
		this.page.click("text=Evict all");
		this.page.fill("dialog #typed", "reader-1");
		this.page.click("dialog button[type=submit]");
		this.visit.that(".note").containsText("evicted");
		this.visit.go("/audit");
		this.visit.that(this.page.locator("tbody tr").first()).containsText("evict all");
		platform.put("post-1", body("First"));
	}

}
