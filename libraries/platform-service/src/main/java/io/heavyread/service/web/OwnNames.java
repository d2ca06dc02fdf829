package io.heavyread.service.web;

import java.io.IOException;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses, with 421, a request whose {@code Host} is not one of the service's names. One
 * without any, which HTTP/1.0 allows, comes from no browser.
 */
final class OwnNames extends OncePerRequestFilter implements Ordered {

	/** After the bodies have been received. */
	private static final int ORDER = Ordered.HIGHEST_PRECEDENCE + 6;

	private final HostNames names;

	OwnNames(HostNames names) {
		this.names = names;
	}

	@Override
	public int getOrder() {
		return ORDER;
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		String host = request.getHeader(HttpHeaders.HOST);
		if (host == null || this.names.allow(host)) {
			chain.doFilter(request, response);
		}
		else {
			Refusal.of(HttpStatus.MISDIRECTED_REQUEST,
					"This service does not go by the name in Host; platform.web.allowed-hosts says by which it does.")
				.writeTo(response);
		}
	}

}
