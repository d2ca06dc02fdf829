package io.heavyread.service.body;

import java.io.IOException;
import java.util.Collections;
import java.util.List;

import io.heavyread.service.web.Refusal;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.apache.tomcat.util.http.InvalidParameterException;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Refuses what Actuator's endpoints would fail on with 500: an {@code Accept} that is
 * empty, malformed or asks for another charset than UTF-8, and a malformed query.
 */
public final class UsableRequest extends OncePerRequestFilter {

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		if (!isUsable(Collections.list(request.getHeaders(HttpHeaders.ACCEPT)))) {
			Refusal.of(HttpStatus.NOT_ACCEPTABLE, "The Accept header is not one that can be served.").writeTo(response);
		}
		else if (!isReadable(request)) {
			Refusal.of(HttpStatus.BAD_REQUEST, "The query is malformed.").writeTo(response);
		}
		else {
			chain.doFilter(request, response);
		}
	}

	private static boolean isReadable(HttpServletRequest request) {
		try {
			request.getParameterMap();
			return true;
		}
		catch (InvalidParameterException ex) {
			return false;
		}
	}

	private static boolean isUsable(List<String> accept) {
		if (accept.isEmpty()) {
			return true;
		}
		try {
			var types = MediaType.parseMediaTypes(accept);
			return !types.isEmpty()
					&& types.stream().allMatch((type) -> type.getCharset() == null || UTF_8.equals(type.getCharset()));
		}
		catch (InvalidMediaTypeException ex) {
			return false;
		}
	}

}
