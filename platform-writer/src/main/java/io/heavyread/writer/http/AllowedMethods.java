package io.heavyread.writer.http;

import java.io.IOException;
import java.util.List;
import java.util.Map;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Answers 405 to every method that a path does not have: also to those that Spring or the
 * servlet API answer by themselves, as OPTIONS and TRACE.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
class AllowedMethods extends OncePerRequestFilter {

	private static final Map<String, List<String>> ALLOWED = Map.of("/create", List.of("POST"), "/post",
			List.of("DELETE"), "/health", List.of("GET", "HEAD"));

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		List<String> allowed = ALLOWED.get(request.getServletPath());
		if (allowed == null || allowed.contains(request.getMethod())) {
			chain.doFilter(request, response);
			return;
		}
		String methods = String.join(", ", allowed);
		Problem.of(HttpStatus.METHOD_NOT_ALLOWED, request.getServletPath() + " takes only " + methods + ".")
			.header("Allow", methods)
			.reply()
			.writeTo(response);
	}

}
