package io.heavyread.console.signin;

import java.io.IOException;

import org.junit.jupiter.api.Test;

import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.core.AuthenticationException;

import static org.assertj.core.api.Assertions.assertThat;

/** What somebody is told whose sign-in failed. */
class SignInRefusalTests {

	private final MockHttpServletRequest request = new MockHttpServletRequest();

	private final MockHttpServletResponse response = new MockHttpServletResponse();

	private String told(AuthenticationException failure) throws IOException {
		new SignInRefusal().onAuthenticationFailure(this.request, this.response, failure);
		return String.valueOf(this.response.getRedirectedUrl());
	}

	@Test
	void password_thatIsWrong_isToldAsOne() throws IOException {
		assertThat(told(new BadCredentialsException("x"))).isEqualTo("/login?wrong");
	}

	@Test
	void console_belowAPath_leadsBackToItsOwnSignIn() throws IOException {
		this.request.setContextPath("/ops/console");
		assertThat(told(new BadCredentialsException("x"))).isEqualTo("/ops/console/login?wrong");
	}

	@Test
	void name_thatIsLocked_isToldAsOne() throws IOException {
		assertThat(told(new LockedException("x"))).isEqualTo("/login?locked");
	}

	@Test
	void password_thatWasNotLookedAt_isNotToldAsWrong() throws IOException {
		assertThat(told(new TooManySignInsException())).isEqualTo("/login?busy");
	}

	@Test
	void call_whosePasswordWasNotLookedAt_isToldToComeAgain() throws IOException {
		new SignInDemand().commence(new MockHttpServletRequest(), this.response, new TooManySignInsException());
		assertThat(this.response.getStatus()).isEqualTo(503);
		assertThat(this.response.getHeader("Retry-After")).isEqualTo("2");
		assertThat(this.response.getContentAsString()).contains("Too many passwords");
	}

}
