package io.heavyread.console.browser;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

import com.microsoft.playwright.Page;
import io.heavyread.console.support.Browser;
import io.heavyread.console.support.Endpoint;
import io.heavyread.console.support.OtherSite;
import io.heavyread.console.support.Platform;
import io.heavyread.console.support.Sessions;
import io.heavyread.protocol.fleet.Heartbeats;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What holds for all pages: narrow windows, no script, keys, hostile posts, sessions. */
class PagesIT {

	private static Platform platform;

	@BeforeAll
	static void start() {
		Chromium.shared();
		platform = Platform.shared();
	}

	private static List<String> pages() {
		return Endpoint.of(platform)
			.stream()
			.filter(Endpoint::isPage)
			.map(Endpoint::path)
			.filter((path) -> !path.equals("/login") && !path.startsWith("/traces"))
			.toList();
	}

	private static String body(String text) {
		return "{\"id\":\"p\",\"title\":\"" + text + "\",\"content\":\"" + text + "\",\"author\":\"" + text + "\"}";
	}

	@Test
	void everyPage_on360Pixels_doesNotScrollSideways() {
		try (Visit visit = Visit.of(platform, "operator")) {
			visit.page().setViewportSize(360, 800);
			for (String path : pages()) {
				visit.go(path);
				assertThat(visit.page().evaluate("document.documentElement.scrollWidth")).as(path).isEqualTo(360);
			}
		}
	}

	@Test
	void readerPage_ofSixReadersOn360Pixels_doesNotScrollSideways() {
		List<Heartbeats> more = IntStream.rangeClosed(3, 6)
			.mapToObj((at) -> platform.register("reader-number-" + at, platform.first().address()))
			.toList();
		more.forEach(Heartbeats::start);
		try (Visit visit = Visit.of(platform, "operator")) {
			visit.page().setViewportSize(360, 800);
			visit.go("/readers/reader-1");
			visit.that(".pick").containsText("reader-number-6");
			assertThat(visit.page().evaluate("document.documentElement.scrollWidth")).isEqualTo(360);
		}
		finally {
			more.forEach(Heartbeats::close);
		}
	}

	@Test
	void overview_on1440Pixels_showsAllColumns() {
		try (Visit visit = Visit.of(platform, "viewer")) {
			visit.go("/");
			assertThat(visit.page()
				.evaluate("(() => { const slide = document.querySelector('main .slide');"
						+ "return slide.scrollWidth - slide.clientWidth; })()"))
				.isEqualTo(0);
		}
	}

	@Test
	void everyPage_withoutScript_canBeRead() {
		try (Visit visit = Visit.withoutScript(platform, "viewer")) {
			for (String path : pages()) {
				visit.go(path);
				assertThat(visit.page().locator("main h1").count()).as(path).isEqualTo(1);
				assertThat(visit.page().locator("main").innerText()).as(path).hasSizeGreaterThan(40);
			}
			visit.go("/");
			assertThat(visit.page().locator("tbody").first().innerText()).contains("reader-1", "reader-2");
			visit.go("/keys/post-1");
			assertThat(visit.page().locator("main").innerText()).contains("post-1", "Against Redis");
		}
	}

	@Test
	void warmUp_withoutScript_canBeStarted() {
		try (Visit visit = Visit.withoutScript(platform, "operator")) {
			visit.go("/warmups");
			visit.page().locator("main button:has-text(\"Start\")").click();
			visit.that("main").containsText("is started");
		}
	}

	@Test
	void keys_onAnyPage_leadToSearchHelpAndPages() {
		try (Visit visit = Visit.of(platform, "viewer")) {
			Page page = visit.page();
			visit.go("/posts");
			page.keyboard().press("/");
			assertThat(page.evaluate("document.activeElement.name")).isEqualTo("id");
			page.keyboard().press("Escape");
			page.keyboard().press("?");
			visit.that("#help").isVisible();
			page.keyboard().press("Escape");
			visit.that("#help").isHidden();
			page.keyboard().press("g");
			page.keyboard().press("a");
			visit.awaitPath("**/audit");
			page.keyboard().press("Tab");
			assertThat(page.evaluate("document.activeElement.className")).isEqualTo("jump");
		}
	}

	@Test
	void hostilePost_onItsPages_runsNothingAndFits() {
		platform.put("hostile", body("<img src=x onerror=alert(1)>[[${7*7}]]\u202e\ud83d\ude00" + "w".repeat(5000)));
		try (Visit visit = Visit.of(platform, "operator")) {
			visit.page().setViewportSize(390, 844);
			for (String path : List.of("/keys/hostile", "/keys/hostile?as=raw", "/keys/hostile?as=hex",
					"/posts/hostile/edit")) {
				visit.go(path);
				assertThat(visit.page().locator("main img").count()).as(path).isZero();
				assertThat(visit.page().evaluate("document.documentElement.scrollWidth")).as(path).isEqualTo(390);
			}
			assertThat(visit.page().inputValue("#title")).startsWith("<img src=x onerror=alert(1)>[[${7*7}]]");
		}
	}

	@Test
	void session_whenSignedOutElsewhere_leadsToTheSignIn() {
		try (Visit visit = Visit.of(platform, "operator")) {
			visit.go("/");
			visit.that("#pulse .words").hasText("Live view");
			Page other = visit.page().context().newPage();
			other.navigate(platform.url() + "/");
			other.locator("form[action=\"/logout\"] button").click();
			visit.awaitPath("**/login");
		}
	}

	@Test
	void session_whenItsTimeIsOver_leadsToTheSignIn() {
		try (Visit visit = Visit.of(platform, "operator")) {
			visit.go("/");
			visit.that("#pulse .words").hasText("Live view");
			Sessions sessions = Sessions.of(platform);
			// A late request of the page, with which the time begins anew.
			visit.page().evaluate("setTimeout(() => fetch('/'), 600)");
			sessions.expireAfter(Duration.ofSeconds(1));
			sessions.sweep();
			visit.awaitPath("**/login");
		}
	}

	/** The other site's address is localhost, the console's 127.0.0.1. */
	@Test
	void link_fromAnotherSite_leadsThereAndSignsNobodyOut() {
		try (OtherSite other = OtherSite.withLinkTo(platform.url() + "/keys/post-1");
				Visit visit = Visit.of(platform, "operator")) {
			visit.go("/");
			Page tab = visit.page().context().newPage();
			tab.navigate(other.url());
			tab.click("text=Go on");
			visit.that(tab.locator("main")).containsText("Against Redis");
			visit.page().reload();
			visit.that("h1").containsText("readers are live");
		}
	}

	@Test
	void link_fromAnotherSite_whileSignedOut_keepsWhatTheTabsHave() {
		try (OtherSite other = OtherSite.withLinkTo(platform.url() + "/keys/post-1");
				Visit visit = Visit.of(platform)) {
			visit.go("/login");
			Page tab = visit.page().context().newPage();
			tab.navigate(other.url());
			tab.click("text=Go on");
			visit.that(tab.locator("h1")).containsText("Sign in");
			visit.page().fill("#username", "viewer");
			visit.page().fill("#password", "secret");
			visit.page().click("main button[type=submit]");
			visit.awaitPath("**/keys/post-1");
		}
	}

	/**
	 * The other stream is no tab of this browser: a tab gives its stream away while it is
	 * hidden.
	 */
	@Test
	void page_whileTooManyAreOpen_saysSo() throws IOException {
		try (Platform small = Platform.start("platform.console.sessions.streams-per-user=1")) {
			InputStream other = new Browser(small.url()).signIn("viewer", "secret").stream("/live/overview");
			try (Visit visit = Visit.of(small, "viewer")) {
				visit.go("/events");
				visit.that("#pulse .words").containsText("Too many pages are open");
				other.close();
				visit.that("#pulse .words").hasText("Live view");
			}
		}
	}

	@Test
	void viewer_onEveryPage_seesNoButtonThatActs() {
		try (Visit visit = Visit.of(platform, "viewer")) {
			for (String path : pages()) {
				visit.go(path);
				assertThat(visit.page().locator("main form[method=post]:has(button[type=submit])").count()).as(path)
					.isZero();
				assertThat(visit.page().locator("main button[name=evict], main a[href='/posts/new']").count()).as(path)
					.isZero();
			}
		}
	}

}
