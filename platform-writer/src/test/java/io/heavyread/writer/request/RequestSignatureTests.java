package io.heavyread.writer.request;

import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.mock.web.MockHttpServletRequest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

class RequestSignatureTests {

	private static final String SAME = fingerprint((request) -> {
	}, "body");

	@Test
	void of_requestWithoutKey_isNull() {
		assertThat(RequestSignature.of(new MockHttpServletRequest(), new byte[0])).isNull();
	}

	@Test
	void of_sameRequest_isEqual() {
		assertThat(fingerprint((request) -> request.addHeader("User-Agent", "x"), "body")).isEqualTo(SAME);
	}

	static Stream<Consumer<MockHttpServletRequest>> of_otherRequest_differs() {
		return Stream.of((request) -> request.setMethod("DELETE"), (request) -> request.setRequestURI("/post"),
				(request) -> request.setQueryString("x"), (request) -> request.addHeader("If-Match", "*"),
				(request) -> request.addHeader("If-None-Match", "*"));
	}

	@ParameterizedTest
	@MethodSource
	void of_otherRequest_differs(Consumer<MockHttpServletRequest> change) {
		assertThat(fingerprint(change, "body")).isNotEqualTo(SAME);
	}

	@Test
	void of_otherBody_differs() {
		assertThat(fingerprint((request) -> {
		}, "Body")).isNotEqualTo(SAME);
	}

	private static String fingerprint(Consumer<MockHttpServletRequest> change, String body) {
		MockHttpServletRequest request = new MockHttpServletRequest("POST", "/create");
		request.addHeader("Idempotency-Key", "k");
		change.accept(request);
		return Objects.requireNonNull(RequestSignature.of(request, body.getBytes(UTF_8))).fingerprint();
	}

}
