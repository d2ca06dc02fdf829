package io.heavyread.local.gateway;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * What every request meets first: it gets its request id, and one that no route takes is
 * answered with 404, 405 or 413. Called by the server's threads; has no state.
 */
class FrontDoor extends OncePerRequestFilter implements Ordered {

	static final String REQUEST_ID = "X-Request-Id";

	private static final int LONGEST_ID = 128;

	private static final Map<String, List<String>> METHODS = Map.of("/post", List.of("GET", "HEAD", "DELETE"),
			"/health", List.of("GET", "HEAD"), "/create", List.of("POST"));

	private final long maxBodyBytes;

	FrontDoor(long maxBodyBytes) {
		this.maxBodyBytes = maxBodyBytes;
	}

	@Override
	public int getOrder() {
		// After the filter that measures requests.
		return Ordered.HIGHEST_PRECEDENCE + 10;
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		String id = requestId(request.getHeader(REQUEST_ID));
		response.setHeader(REQUEST_ID, id);
		Problem refusal = refusal(request, response);
		if (refusal == null) {
			chain.doFilter(new AdmittedRequest(request, id), response);
		}
		else {
			refusal.writeTo(response);
		}
	}

	/** Return the client's id when it is short and visible ASCII, or a new one. */
	static String requestId(@Nullable String given) {
		return (given != null && isKept(given)) ? given : UUID.randomUUID().toString();
	}

	private static boolean isKept(String id) {
		return !id.isEmpty() && id.length() <= LONGEST_ID
				&& id.chars().allMatch((character) -> character > ' ' && character <= '~');
	}

	private @Nullable Problem refusal(HttpServletRequest request, HttpServletResponse response) {
		List<String> methods = METHODS.get(request.getRequestURI());
		if (methods == null) {
			return new Problem(HttpStatus.NOT_FOUND, "The gateway has no such path.");
		}
		if (!methods.contains(request.getMethod())) {
			response.setHeader(HttpHeaders.ALLOW, String.join(", ", methods));
			return new Problem(HttpStatus.METHOD_NOT_ALLOWED, "This path does not take the method.");
		}
		if (request.getContentLengthLong() > this.maxBodyBytes) {
			response.setHeader(HttpHeaders.CONNECTION, "close");
			return new Problem(HttpStatus.CONTENT_TOO_LARGE, "The body is too large.");
		}
		return AdmittedRequest.hasReadableQuery(request) ? null
				: new Problem(HttpStatus.BAD_REQUEST, "The query is not percent-encoded UTF-8.");
	}

}
