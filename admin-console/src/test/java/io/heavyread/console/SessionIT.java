package io.heavyread.console;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;

import io.heavyread.console.support.Browser;
import io.heavyread.console.support.Platform;
import io.heavyread.console.support.Sessions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** A session whose time is over: pages, parts of pages, forms and API. */
class SessionIT {

	private final Platform platform = Platform.shared();

	private final Browser browser = new Browser(this.platform.url());

	private String token = "";

	@BeforeEach
	void letASessionExpire() {
		this.browser.signIn("operator", "secret");
		this.token = this.browser.token("/");
		Sessions.of(this.platform).expireAfter(Duration.ofSeconds(1));
	}

	@Test
	void page_afterTheTimeIsOver_leadsToSignInAndBack() {
		assertThat(this.browser.get("/audit").uri().getPath()).isEqualTo("/login");
		Map<String, String> form = Map.of("username", "operator", "password", "secret");
		assertThat(this.browser.submit("/login", "/login", form).uri().getPath()).isEqualTo("/audit");
	}

	@Test
	void part_afterTheTimeIsOver_makesThePageLoadAgain() {
		HttpResponse<String> part = this.browser.get("/live/session", "HX-Request", "true");
		assertThat(part.statusCode()).isEqualTo(401);
		assertThat(part.headers().firstValue("HX-Refresh")).hasValue("true");
		assertThat(part.body()).doesNotContain("<form");
	}

	@Test
	void form_afterTheTimeIsOver_doesNothingAndSaysWhy() {
		this.platform.first().calls().clear();
		HttpResponse<String> page = this.browser.post("/readers/reader-1/resync", Map.of("_csrf", this.token));
		assertThat(page.statusCode()).isEqualTo(403);
		assertThat(page.body()).contains("session that is over");
		assertThat(this.platform.first().calls()).isEmpty();
	}

	@Test
	void api_afterTheTimeIsOver_is401() {
		assertThat(this.browser.get("/api/fleet").statusCode()).isEqualTo(401);
	}

}
