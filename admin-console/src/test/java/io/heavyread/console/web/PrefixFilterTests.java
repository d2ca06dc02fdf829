package io.heavyread.console.web;

import java.io.IOException;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

import static org.assertj.core.api.Assertions.assertThat;

/** Which path a request is below. */
class PrefixFilterTests {

	private final MockHttpServletRequest request = new MockHttpServletRequest("GET", "/posts");

	private String path() throws IOException, ServletException {
		MockFilterChain chain = new MockFilterChain();
		new PrefixFilter().doFilter(this.request, new MockHttpServletResponse(), chain);
		HttpServletRequest passed = (HttpServletRequest) chain.getRequest();
		return passed.getContextPath() + " " + passed.getRequestURI() + " " + passed.getRequestURL();
	}

	@ParameterizedTest
	@EnumSource(names = { "REQUEST", "ASYNC", "ERROR" })
	void prefix_always_comesBeforeThePath(DispatcherType type) throws Exception {
		this.request.setDispatcherType(type);
		this.request.addHeader("X-Forwarded-Prefix", "/ops");
		assertThat(path()).isEqualTo("/ops /ops/posts http://localhost/ops/posts");
	}

	@Test
	void prefix_ofAConsoleWithAPathOfItsOwn_replacesThat() throws Exception {
		this.request.setContextPath("/inner");
		this.request.setRequestURI("/inner/posts");
		this.request.addHeader("X-Forwarded-Prefix", "/ops");
		assertThat(path()).isEqualTo("/ops /ops/posts http://localhost/ops/posts");
	}

	@Test
	void request_withoutPrefix_staysAsItIs() throws Exception {
		assertThat(path()).isEqualTo(" /posts http://localhost/posts");
	}

}
