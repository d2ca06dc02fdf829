package io.heavyread.writer.http;

import java.io.IOException;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Refuses an {@code Accept} for which there is nothing that could be written. */
final class UsableAccept extends OncePerRequestFilter {

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		if (isUsable(RequestFields.listHeader(request, HttpHeaders.ACCEPT))) {
			chain.doFilter(request, response);
		}
		else {
			Problem.of(HttpStatus.NOT_ACCEPTABLE, "The Accept header is not one that can be served.")
				.reply()
				.writeTo(response);
		}
	}

	private static boolean isUsable(@Nullable String accept) {
		if (accept == null) {
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
