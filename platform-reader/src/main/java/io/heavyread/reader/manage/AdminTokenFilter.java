package io.heavyread.reader.manage;

import java.io.IOException;

import io.heavyread.service.web.Refusal;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/** Refuses management calls without the token. What Actuator itself offers is open. */
final class AdminTokenFilter extends OncePerRequestFilter {

	private final AdminToken token;

	private final String protectedPath;

	/**
	 * Create the filter.
	 * @param token the token
	 * @param protectedPath the path that needs it, with everything below
	 */
	AdminTokenFilter(AdminToken token, String protectedPath) {
		this.token = token;
		this.protectedPath = protectedPath;
	}

	@Override
	protected boolean shouldNotFilter(HttpServletRequest request) {
		// Decoded and normalised by the container.
		String path = request.getServletPath() + ((request.getPathInfo() != null) ? request.getPathInfo() : "");
		return !path.equals(this.protectedPath) && !path.startsWith(this.protectedPath + "/");
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		if (this.token.isIn(request.getHeader(HttpHeaders.AUTHORIZATION))) {
			chain.doFilter(request, response);
			return;
		}
		response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
		Refusal.of(HttpStatus.UNAUTHORIZED, this.token.isConfigured() ? "A valid bearer token is needed."
				: "Management calls are refused: no platform.admin.token is configured.")
			.writeTo(response);
	}

}
