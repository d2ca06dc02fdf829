package io.heavyread.reader.manage.errors;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses an {@code Accept} that is empty, malformed or asks for another charset than
 * UTF-8, on which Actuator's endpoints would fail with 500.
 */
@Component
class AcceptFilter extends OncePerRequestFilter {

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		String accept = request.getHeader(HttpHeaders.ACCEPT);
		if (accept == null || isUsable(accept)) {
			chain.doFilter(request, response);
			return;
		}
		ProblemDocument.of(HttpStatus.NOT_ACCEPTABLE, "The Accept header is not one that can be served.")
			.write(response);
	}

	private static boolean isUsable(String accept) {
		try {
			List<MediaType> types = MediaType.parseMediaTypes(accept);
			return !types.isEmpty() && types.stream()
				.allMatch((type) -> type.getCharset() == null || StandardCharsets.UTF_8.equals(type.getCharset()));
		}
		catch (InvalidMediaTypeException ex) {
			return false;
		}
	}

}
