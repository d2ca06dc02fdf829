package io.heavyread.local.gateway;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.heavyread.service.body.RequestBodies;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.cors.CorsUtils;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Answers a request that no route takes with 404 or 405, before the routes are asked.
 * Called by the server's threads; has no state.
 */
class FrontDoor extends OncePerRequestFilter implements Ordered {

	private static final Map<String, List<String>> METHODS = Map.of("/post", List.of("GET", "HEAD", "DELETE"),
			"/health", List.of("GET", "HEAD"), "/create", List.of("POST"));

	@Override
	public int getOrder() {
		return RequestBodies.ORDER + 5;
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		String id = Objects.requireNonNull(response.getHeader(RequestIds.HEADER), "the request has no id");
		Problem refusal = refusal(request, response);
		if (refusal == null) {
			chain.doFilter(new AdmittedRequest(request, id), response);
		}
		else {
			refusal.writeTo(response);
		}
	}

	private @Nullable Problem refusal(HttpServletRequest request, HttpServletResponse response) {
		List<String> methods = METHODS.get(request.getRequestURI());
		if (methods == null) {
			return new Problem(HttpStatus.NOT_FOUND, "The gateway has no such path.");
		}
		if (!methods.contains(request.getMethod()) && !isPreflightOfRead(request, methods)) {
			response.setHeader(HttpHeaders.ALLOW, String.join(", ", methods));
			return new Problem(HttpStatus.METHOD_NOT_ALLOWED, "This path does not take the method.");
		}
		return AdmittedRequest.hasReadableQuery(request) ? null
				: new Problem(HttpStatus.BAD_REQUEST, "The query is not percent-encoded UTF-8.");
	}

	/** Which scripts may read, the readers say. */
	private static boolean isPreflightOfRead(HttpServletRequest request, List<String> methods) {
		return methods.contains("GET") && CorsUtils.isPreFlightRequest(request);
	}

}
