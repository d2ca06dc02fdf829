package io.heavyread.console.security;

import java.io.IOException;

import org.junit.jupiter.api.Test;

import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.web.csrf.MissingCsrfTokenException;

import static org.assertj.core.api.Assertions.assertThat;

/** A role that does not suffice is told apart from a form of a session that is over. */
class AccessRefusalTests {

	private final MockHttpServletRequest request = new MockHttpServletRequest();

	private final MockHttpServletResponse response = new MockHttpServletResponse();

	private void refuse(String path, AccessDeniedException failure) throws IOException {
		this.request.setServletPath(path);
		new AccessRefusal().handle(this.request, this.response, failure);
	}

	@Test
	void role_isNamedInTheApi() throws IOException {
		refuse("/api/posts", new AccessDeniedException("no"));
		assertThat(this.response.getStatus()).isEqualTo(403);
		assertThat(this.response.getContentAsString()).contains("\"detail\":\"This needs the role OPERATOR.");
		assertThat(this.response.getHeader("HX-Refresh")).isNull();
	}

	/** A script that holds an old page loads it again, which leads to the sign-in. */
	@Test
	void oldForm_loadsItsPageAgain() throws IOException {
		refuse("/live/overview", new MissingCsrfTokenException("x"));
		assertThat(this.response.getHeader("HX-Refresh")).isEqualTo("true");
		assertThat(this.response.getContentAsString()).contains("belongs to a session that is over");
	}

	@Test
	void person_getsThePageOfTheError() throws IOException {
		refuse("/posts", new AccessDeniedException("no"));
		assertThat(this.response.getStatus()).isEqualTo(403);
		assertThat(this.response.getContentAsString()).isEmpty();
		assertThat(this.response.isCommitted()).isTrue();
	}

}
