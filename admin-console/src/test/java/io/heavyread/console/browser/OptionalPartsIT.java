package io.heavyread.console.browser;

import java.io.InputStream;
import java.net.http.HttpResponse;
import java.util.Base64;

import io.heavyread.console.ConsoleApplication;
import io.heavyread.console.support.Browser;
import io.heavyread.console.support.Platform;
import io.heavyread.console.support.StubGrafana;
import io.heavyread.console.support.StubProvider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** A console with Grafana's panels, and with a provider at which people sign in. */
class OptionalPartsIT {

	private static StubGrafana grafana;

	private static StubProvider provider;

	private static Platform platform;

	@BeforeAll
	static void start() {
		grafana = StubGrafana.start();
		provider = StubProvider.start();
		platform = Platform.start("spring.profiles.active=oidc", "platform.console.oidc.issuer=" + provider.issuer(),
				"platform.console.oidc.client-id=console-client", "platform.console.oidc.client-secret=hush",
				"platform.console.oidc.name=Acme", "platform.trusted-proxies=127.0.0.1",
				"platform.console.grafana.url=" + grafana.url());
	}

	@AfterAll
	static void stop() {
		platform.close();
		provider.close();
		grafana.close();
	}

	/** Sign in at the provider, as a person does: there by a link, back by a link. */
	private static HttpResponse<String> signIn(Browser browser, String... groups) {
		provider.groups(groups);
		HttpResponse<String> there = browser.get("/oauth2/authorization/console");
		String back = there.body().replaceAll("(?s).*href=\"([^\"]+)\".*", "$1").replace("&amp;", "&");
		return browser.get(back.substring(platform.url().length()));
	}

	@Test
	void signInPage_withProvider_offersBothWays() {
		String html = new Browser(platform.url()).get("/login").body();
		assertThat(html).contains("Sign in at Acme", "/oauth2/authorization/console", "name=\"password\"");
	}

	@Test
	void signIn_withAnOperatorsGroup_mayActAndIsNamedInTheAudit() {
		Browser browser = new Browser(platform.url());
		HttpResponse<String> page = signIn(browser, "staff", "console-operator");
		assertThat(page.uri().getPath()).isEqualTo("/");
		assertThat(page.body()).contains("ada", "· operator").doesNotContain("hush");
		browser.submit("/readers/reader-1", "/readers/reader-1/resync", java.util.Map.of());
		assertThat(browser.get("/audit?q=resync").body()).contains("<td data-label=\"Who\">ada</td>");
		assertThat(provider.tokenRequest()).contains(
				"Basic " + Base64.getEncoder().encodeToString("console-client:hush".getBytes()), "code_verifier=");
	}

	@Test
	void signIn_withAViewersGroup_mayOnlyRead() {
		Browser browser = new Browser(platform.url());
		assertThat(signIn(browser, "console-viewer").body()).contains("· viewer");
		assertThat(browser.get("/posts/new").statusCode()).isEqualTo(403);
		assertThat(browser.get("/api/fleet").statusCode()).isEqualTo(200);
	}

	@Test
	void signIn_withoutARole_isRefusedWithASentence() {
		Browser browser = new Browser(platform.url());
		HttpResponse<String> page = signIn(browser, "staff");
		assertThat(page.uri().getPath()).isEqualTo("/login");
		assertThat(page.body()).contains("You have no role in this console");
		assertThat(browser.get("/audit").uri().getPath()).isEqualTo("/login");
	}

	@Test
	void signIn_withAForgedState_isRefused() {
		HttpResponse<String> page = new Browser(platform.url()).get("/login/oauth2/code/console?code=c&state=forged");
		assertThat(page.uri().getPath()).isEqualTo("/login");
		assertThat(page.body()).contains("Signing in did not work");
	}

	@Test
	void signIn_begunAtTheProvider_isKeptInACookieOfItsOwn() {
		HttpResponse<InputStream> there = new Browser(platform.url()).head("GET", "/oauth2/authorization/console", "");
		assertThat(there.headers().allValues("Set-Cookie")).singleElement()
			.satisfies((cookie) -> assertThat(cookie).startsWith("console-0-provider=")
				.contains("Path=/login/oauth2", "SameSite=Lax", "HttpOnly"));
	}

	@Test
	void signIn_belowAPathBehindTls_comesBackThere() {
		HttpResponse<InputStream> there = new Browser(platform.url()).head("GET", "/oauth2/authorization/console", "",
				"X-Forwarded-Proto", "https", "X-Forwarded-Host", "ops.example", "X-Forwarded-Prefix", "/console");
		assertThat(there.headers().firstValue("Location")).hasValueSatisfying((provider) -> assertThat(provider)
			.contains("redirect_uri=https://ops.example/console/login/oauth2/code/console"));
		assertThat(there.headers().allValues("Set-Cookie")).singleElement()
			.satisfies((cookie) -> assertThat(cookie).contains("Path=/console/login/oauth2;", "Secure"));
	}

	@Test
	void name_withWhatCannotBeSeen_isShownAndKeptWithout() {
		provider.name("ada\n\u202eoperator from 10.1.1.1" + "x".repeat(300));
		try {
			Browser browser = new Browser(platform.url());
			signIn(browser, "console-operator");
			browser.submit("/readers/reader-1", "/readers/reader-1/resync", java.util.Map.of());
			assertThat(browser.get("/audit?q=resync").body()).contains("ada  operator from 10.1.1.1x")
				.doesNotContain("\u202e", "x".repeat(200));
		}
		finally {
			provider.name("ada");
		}
	}

	@Test
	void dashboards_withGrafana_showPanelsInItsRangeAndTheme() {
		Browser browser = new Browser(platform.url()).signIn("viewer", "secret");
		HttpResponse<String> page = browser.get("/dashboards?range=6h", "Cookie", "theme=dark");
		assertThat(page.body()).contains("<iframe", grafana.url() + "/d-solo/platform/platform?orgId=1&amp;from=now-6h",
				"theme=dark", "panelId=panel-4", "Open in Grafana");
		assertThat(page.headers().firstValue("Content-Security-Policy"))
			.hasValueSatisfying((policy) -> assertThat(policy).contains("frame-src " + grafana.url() + ";"));
	}

	@Test
	void signIn_inABrowser_comesBackFromTheProvider() {
		provider.groups("console-operator");
		try (Visit visit = Visit.of(platform)) {
			visit.go("/events");
			visit.page().click("text=Sign in at Acme");
			visit.page().click("text=Go on");
			visit.awaitPath("**/events*");
			visit.that(".side footer").containsText("ada");
		}
	}

	@Test
	void dashboards_inABrowser_loadThePanels() {
		try (Visit visit = Visit.of(platform, "viewer")) {
			visit.page().setViewportSize(1440, 2400);
			visit.go("/dashboards");
			visit.page().click("text=24h");
			visit.that("iframe").hasCount(4);
			visit.that(visit.page().locator("iframe").first().contentFrame().locator("p")).hasText("panel");
			assertThat(grafana.panels()).anyMatch((panel) -> panel.contains("from=now-24h"));
		}
	}

	@Test
	void start_whileTheProviderIsAway_succeedsAndSignInSaysSo() {
		try (var console = ConsoleApplication.builder()
			.run("--server.port=0", "--management.server.port=0", "--server.address=127.0.0.1",
					"--REDIS_ADDR=127.0.0.1:1", "--spring.profiles.active=oidc",
					"--platform.console.oidc.issuer=http://127.0.0.1:1", "--platform.console.oidc.client-id=c",
					"--platform.console.oidc.client-secret=s", "--spring.main.register-shutdown-hook=false")) {
			String url = "http://127.0.0.1:" + console.getEnvironment().getProperty("local.server.port");
			Browser browser = new Browser(url);
			assertThat(browser.get("/login").body()).contains("Sign in at").doesNotContain("name=\"password\"");
			assertThat(browser.get("/oauth2/authorization/console").body()).contains("Signing in did not work");
		}
	}

}
