package io.heavyread.console.signin;

import java.io.IOException;
import java.util.Locale;

import io.heavyread.console.errors.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;

/**
 * Answers 401 to scripts and API clients. A page that a script tries to renew is loaded
 * as a whole then, which leads to the sign-in. How to sign in is told to programs only
 * ({@code WWW-Authenticate}): those that sent a password, or ask for JSON. A browser that
 * reads it would ask for a password itself.
 */
public class SignInDemand implements AuthenticationEntryPoint {

	@Override
	public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
			throws IOException {
		if (failure instanceof TooManySignInsException) {
			response.setHeader(HttpHeaders.RETRY_AFTER, "2");
			Refusal.problem(HttpStatus.SERVICE_UNAVAILABLE, "Too many passwords are being checked.", response);
			return;
		}
		response.setHeader("HX-Refresh", "true");
		if (isProgram(request)) {
			response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"console\", charset=\"UTF-8\"");
		}
		Refusal.problem(HttpStatus.UNAUTHORIZED,
				(failure instanceof LockedException) ? "Too many wrong passwords: locked for a while."
						: "Sign in, or send name and password with HTTP Basic.",
				response);
	}

	private static boolean isProgram(HttpServletRequest request) {
		String accept = request.getHeader(HttpHeaders.ACCEPT);
		boolean asksForJson = accept != null && accept.toLowerCase(Locale.ROOT).contains("json");
		return request.getHeader("HX-Request") == null
				&& (asksForJson || request.getHeader(HttpHeaders.AUTHORIZATION) != null);
	}

}
