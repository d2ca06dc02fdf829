package io.heavyread.local.gateway;

import java.io.IOException;
import java.util.Collections;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.cors.CorsUtils;

import static org.assertj.core.api.Assertions.assertThat;

class FrontDoorTests {

	private final FrontDoor door = new FrontDoor();

	private final MockFilterChain chain = new MockFilterChain();

	private final MockHttpServletResponse response = new MockHttpServletResponse();

	@ParameterizedTest
	@CsvSource({ "GET, /post", "HEAD, /post", "DELETE, /post", "POST, /create", "GET, /health", "HEAD, /health" })
	void request_known_goesOnWithItsId(String method, String path) throws ServletException, IOException {
		enter(new MockHttpServletRequest(method, path));
		HttpServletRequest admitted = (HttpServletRequest) this.chain.getRequest();
		assertThat(admitted).isNotNull();
		assertThat(this.response.getHeader("X-Request-Id")).isNotBlank().isEqualTo(admitted.getHeader("x-request-id"));
		assertThat(Collections.list(admitted.getHeaderNames())).containsOnlyOnce("X-Request-Id");
	}

	@ParameterizedTest
	@CsvSource({ "PUT, /post, 'GET, HEAD, DELETE'", "OPTIONS, /post, 'GET, HEAD, DELETE'", "GET, /create, POST",
			"DELETE, /create, POST", "POST, /health, 'GET, HEAD'", "FOO, /post, 'GET, HEAD, DELETE'" })
	void request_otherMethod_is405WithAllow(String method, String path, String allow)
			throws ServletException, IOException {
		enter(new MockHttpServletRequest(method, path));
		assertThat(this.response.getStatus()).isEqualTo(405);
		assertThat(this.response.getHeader("Allow")).isEqualTo(allow);
		assertThat(this.response.getHeader("X-Request-Id")).isNotBlank();
		assertThat(this.response.getContentType()).isEqualTo("application/problem+json");
		assertThat(this.chain.getRequest()).isNull();
	}

	/** The readers say whose scripts may read; a preflight is not answered by Spring. */
	@ParameterizedTest
	@CsvSource({ "/post, 200", "/health, 200", "/create, 405" })
	void preflight_ofRead_goesOn(String path, int status) throws ServletException, IOException {
		MockHttpServletRequest request = new MockHttpServletRequest("OPTIONS", path);
		request.addHeader("Origin", "https://shop.example");
		request.addHeader("Access-Control-Request-Method", "GET");
		enter(request);
		assertThat(this.response.getStatus()).isEqualTo(status);
		if (this.chain.getRequest() instanceof HttpServletRequest admitted) {
			assertThat(CorsUtils.isPreFlightRequest(admitted)).isFalse();
			assertThat(Collections.list(admitted.getHeaders("Access-Control-Request-Method"))).containsExactly("GET");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "/", "/posts", "/post/", "/post;a=b", "//post", "/POST", "/error", "/actuator/health" })
	void request_otherPath_is404(String path) throws ServletException, IOException {
		enter(new MockHttpServletRequest("GET", path));
		assertThat(this.response.getStatus()).isEqualTo(404);
		assertThat(this.response.getContentAsString()).contains("\"status\":404");
	}

	@Test
	void request_brokenPercentEncoding_is400() throws ServletException, IOException {
		MockHttpServletRequest request = new MockHttpServletRequest("GET", "/post");
		request.setQueryString("id=%zz");
		enter(request);
		assertThat(this.response.getStatus()).isEqualTo(400);
	}

	@Test
	void request_form_parametersAreTheQuerysAlone() throws ServletException, IOException {
		MockHttpServletRequest request = new MockHttpServletRequest("POST", "/create");
		request.setQueryString("ack=all&id=a%3Ab&id=c");
		request.setParameter("title", "of the form");
		enter(request);
		HttpServletRequest admitted = (HttpServletRequest) this.chain.getRequest();
		assertThat(admitted).isNotNull();
		assertThat(admitted.getParameterMap()).containsOnlyKeys("ack", "id");
		assertThat(admitted.getParameterValues("id")).containsExactly("a:b", "c");
	}

	@ParameterizedTest
	@ValueSource(strings = { "abc", "7c0e1d6a-0000", "!~" })
	void requestId_visibleAscii_isKept(String id) {
		assertThat(RequestIds.idOf(id)).isEqualTo(id);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "a b", "ä", "a\tb" })
	void requestId_other_isReplaced(String id) {
		assertThat(RequestIds.idOf(id)).matches("[0-9a-f]{32}");
		assertThat(RequestIds.idOf("a".repeat(129))).hasSize(32);
	}

	private void enter(MockHttpServletRequest request) throws ServletException, IOException {
		this.response.setHeader("X-Request-Id", RequestIds.idOf(request.getHeader("X-Request-Id")));
		this.door.doFilter(request, this.response, this.chain);
	}

}
