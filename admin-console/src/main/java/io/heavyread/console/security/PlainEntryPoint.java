package io.heavyread.console.security;

import java.io.IOException;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;

/**
 * Answers 401 to scripts and API clients. A page that a script tries to renew is loaded
 * as a whole then, which leads to the sign-in; no browser asks for a password itself.
 */
class PlainEntryPoint implements AuthenticationEntryPoint {

	@Override
	public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
			throws IOException {
		if (failure instanceof BusyException) {
			busy(response);
			return;
		}
		response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
		response.setHeader("HX-Refresh", "true");
		response.setContentType("application/problem+json");
		boolean locked = failure instanceof org.springframework.security.authentication.LockedException;
		response.getWriter()
			.write("{\"type\":\"about:blank\",\"title\":\"Unauthorized\",\"status\":401,\"detail\":\""
					+ (locked ? "Too many wrong passwords: locked for a while."
							: "Sign in, or send name and password with HTTP Basic.")
					+ "\"}");
	}

	private static void busy(HttpServletResponse response) throws IOException {
		response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
		response.setHeader("Retry-After", "2");
		response.setContentType("application/problem+json");
		response.getWriter()
			.write("{\"type\":\"about:blank\",\"title\":\"Service Unavailable\",\"status\":503,"
					+ "\"detail\":\"Too many passwords are being checked.\"}");
	}

}
