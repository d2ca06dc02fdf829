package io.heavyread.console.cookies;

import jakarta.servlet.http.Cookie;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;

import static org.assertj.core.api.Assertions.assertThat;

/** What browsers keep until somebody has signed in, and what comes back of it. */
class BoundedCookieTests {

	private final MockHttpServletRequest request = new MockHttpServletRequest("GET", "/audit");

	private final MockHttpServletResponse response = new MockHttpServletResponse();

	private final RequestedPageCookie page = new RequestedPageCookie("console-1");

	/** The same browser's next request. */
	private MockHttpServletRequest next() {
		MockHttpServletRequest next = new MockHttpServletRequest("POST", "/login");
		next.setCookies(this.response.getCookies());
		return next;
	}

	@Test
	void page_withItsQuery_isRemembered() {
		this.request.setQueryString("q=a%20b&page=2");
		this.page.saveRequest(this.request, this.response);
		assertThat(this.response.getHeader("Set-Cookie")).startsWith("console-1-page=")
			.contains("Path=/login", "HttpOnly", "SameSite=Lax", "Max-Age=600")
			.doesNotContain("Secure");
		assertThat(this.page.getRequest(next(), new MockHttpServletResponse()))
			.satisfies((saved) -> assertThat(saved.getRedirectUrl()).isEqualTo("/audit?q=a%20b&page=2"));
	}

	/** The redirect puts the console's path in front. */
	@Test
	void page_belowAPath_isRememberedWithoutThatThere() {
		this.request.setRequestURI("/ops/console/audit");
		this.request.setContextPath("/ops/console");
		this.page.saveRequest(this.request, this.response);
		assertThat(this.response.getHeader("Set-Cookie")).contains("Path=/ops/console/login;");
		assertThat(this.page.getRequest(next(), new MockHttpServletResponse()))
			.satisfies((saved) -> assertThat(saved.getRedirectUrl()).isEqualTo("/audit"));
	}

	@Test
	void page_onceRead_isForgotten() {
		this.page.saveRequest(this.request, this.response);
		MockHttpServletResponse answer = new MockHttpServletResponse();
		this.page.getRequest(next(), answer);
		assertThat(answer.getHeader("Set-Cookie")).contains("console-1-page=;", "Max-Age=0");
	}

	@Test
	void cookie_behindTls_isSecure() {
		this.request.setSecure(true);
		this.page.saveRequest(this.request, this.response);
		assertThat(this.response.getHeader("Set-Cookie")).contains("Secure");
	}

	@Test
	void page_thatIsTooLong_isNotRemembered() {
		this.request.setQueryString("q=" + "a".repeat(800));
		this.page.saveRequest(this.request, this.response);
		assertThat(this.response.getHeaders("Set-Cookie")).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "POST /audit", "GET /api/fleet", "GET /live/overview", "GET //evil.example",
			"GET /\\evil.example", "GET https://evil.example/" })
	void request_forSomethingElse_isNotRemembered(String line) {
		MockHttpServletRequest other = new MockHttpServletRequest(line.split(" ")[0], line.split(" ")[1]);
		other.setServletPath(line.split(" ")[1]);
		this.page.saveRequest(other, this.response);
		assertThat(this.response.getHeaders("Set-Cookie")).isEmpty();
	}

	@Test
	void providerRequest_ofAnotherProcessOrState_isNotTaken() {
		OidcRequestCookie begun = new OidcRequestCookie("console-1");
		begun.saveAuthorizationRequest(OAuth2AuthorizationRequest.authorizationCode()
			.state("s1")
			.redirectUri("https://console.example/login/oauth2/code/console")
			.clientId("c")
			.authorizationUri("https://id.example/authorize")
			.scope("openid", "profile")
			.attributes((all) -> all.put("registration_id", "console"))
			.build(), this.request, this.response);
		assertThat(this.response.getHeader("Set-Cookie")).doesNotContain("s1").hasSizeLessThan(1500);
		MockHttpServletRequest back = next();
		assertThat(begun.loadAuthorizationRequest(back)).isNull();
		back.setParameter("state", "s2");
		assertThat(begun.loadAuthorizationRequest(back)).isNull();
		back.setParameter("state", "s1");
		assertThat(begun.loadAuthorizationRequest(back)).satisfies((request) -> {
			assertThat(request.getScopes()).containsExactlyInAnyOrder("openid", "profile");
			assertThat(request.<String>getAttribute("registration_id")).isEqualTo("console");
		});
		assertThat(new OidcRequestCookie("console-1").loadAuthorizationRequest(back)).isNull();
		back.setCookies(new Cookie("console-1-provider", "bm90IGVuY3J5cHRlZA"));
		assertThat(begun.loadAuthorizationRequest(back)).isNull();
		back.setCookies(new Cookie("console-1-provider", "AAAA"));
		assertThat(begun.loadAuthorizationRequest(back)).isNull();
		back.setCookies(new Cookie("console-1-provider", "*"));
		assertThat(begun.loadAuthorizationRequest(back)).isNull();
	}

}
