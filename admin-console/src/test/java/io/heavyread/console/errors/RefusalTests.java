package io.heavyread.console.errors;

import java.io.IOException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.web.error.ErrorAttributeOptions;
import org.springframework.http.HttpStatus;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.context.request.ServletWebRequest;

import static org.assertj.core.api.Assertions.assertThat;

/** People get a page with a sentence, everybody else a document. */
class RefusalTests {

	private final MockHttpServletRequest request = new MockHttpServletRequest();

	private final MockHttpServletResponse response = new MockHttpServletResponse();

	private String sentenceOfThePage() {
		return String.valueOf(new ErrorSentences()
			.getErrorAttributes(new ServletWebRequest(this.request), ErrorAttributeOptions.defaults())
			.get("sentence"));
	}

	@ParameterizedTest
	@CsvSource({ "/, false", "/posts/api/x, false", "/apis, false", "/api/fleet, true", "/live/overview, true" })
	void scriptsAndClientsOfTheApi_wantNoPage(String path, boolean none) {
		this.request.setServletPath(path);
		assertThat(Refusal.wantsNoPage(this.request)).isEqualTo(none);
	}

	@Test
	void requestOfHtmx_wantsNoPage() {
		this.request.setServletPath("/posts");
		this.request.addHeader("HX-Request", "true");
		assertThat(Refusal.wantsNoPage(this.request)).isTrue();
	}

	@Test
	void page_showsTheSentence() throws IOException {
		Refusal.page(HttpStatus.FORBIDDEN, "This needs the role OPERATOR.", this.request, this.response);
		assertThat(this.response.getStatus()).isEqualTo(403);
		assertThat(sentenceOfThePage()).isEqualTo("This needs the role OPERATOR.");
	}

	@ParameterizedTest
	@CsvSource({ "404, The address may be old", "429, You have too many pages open", "503, Try it again in a moment",
			"500, Nothing more is known here" })
	void pageWithoutASentence_hasOneForItsStatus(int status, String sentence) {
		this.request.setAttribute("jakarta.servlet.error.status_code", status);
		assertThat(sentenceOfThePage()).startsWith(sentence);
	}

	@Test
	void problem_isADocumentOfRfc9457() throws IOException {
		Refusal.problem(HttpStatus.SERVICE_UNAVAILABLE, "Too many.", this.response);
		assertThat(this.response.getContentType()).isEqualTo("application/problem+json");
		assertThat(this.response.getContentAsString()).isEqualTo(
				"{\"type\":\"about:blank\",\"title\":\"Service Unavailable\",\"status\":503,\"detail\":\"Too many.\"}");
	}

}
