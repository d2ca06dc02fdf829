package io.heavyread.console.security;

import java.io.IOException;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.stereotype.Component;

/**
 * Leads back to the sign-in, which tells why; a wrong name looks like a wrong password.
 */
@Component
class SignInRefusal implements AuthenticationFailureHandler {

	@Override
	public void onAuthenticationFailure(HttpServletRequest request, HttpServletResponse response,
			AuthenticationException failure) throws IOException {
		boolean locked = failure instanceof LockedException;
		response.sendRedirect("/login?" + (locked ? "locked" : "wrong"));
	}

}
