package io.heavyread.local.gateway;

import java.io.IOException;
import java.util.UUID;

import io.heavyread.service.body.RequestBodies;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.core.Ordered;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Gives every answer the request's id, whoever writes it. Called by the server's threads;
 * has no state.
 */
class RequestIds extends OncePerRequestFilter implements Ordered {

	static final String HEADER = "X-Request-Id";

	private static final int LONGEST = 128;

	@Override
	public int getOrder() {
		return RequestBodies.ORDER - 1;
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		response.setHeader(HEADER, idOf(request.getHeader(HEADER)));
		chain.doFilter(request, response);
	}

	/** Return the client's id when it is short and visible ASCII, or a new one. */
	static String idOf(@Nullable String given) {
		return (given != null && isKept(given)) ? given : UUID.randomUUID().toString();
	}

	private static boolean isKept(String id) {
		return !id.isEmpty() && id.length() <= LONGEST
				&& id.chars().allMatch((character) -> character > ' ' && character <= '~');
	}

}
