package io.heavyread.local.gateway;

import java.io.IOException;
import java.net.ConnectException;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.Ordered;
import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponse;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;

/**
 * Answers in place of a service that did not: 503, and for a write whether it may have
 * taken effect. Called by the server's threads; has no state.
 */
class UnansweredResolver implements HandlerExceptionResolver, Ordered {

	private static final Logger logger = LoggerFactory.getLogger(UnansweredResolver.class);

	@Override
	public int getOrder() {
		return Ordered.HIGHEST_PRECEDENCE;
	}

	@Override
	public @Nullable ModelAndView resolveException(HttpServletRequest request, HttpServletResponse response,
			@Nullable Object handler, Exception failure) {
		if (failure instanceof ErrorResponse) {
			// What Spring itself refuses, at the management port too, it answers itself.
			return null;
		}
		if (!response.isCommitted()) {
			write(problem(request.getMethod(), failure), response);
		}
		return new ModelAndView();
	}

	static Problem problem(String method, Exception failure) {
		if (!(failure instanceof ResourceAccessException)) {
			logger.error("The gateway failed", failure);
			return new Problem(HttpStatus.INTERNAL_SERVER_ERROR, "The gateway failed.");
		}
		if ("GET".equals(method) || "HEAD".equals(method)) {
			return new Problem(HttpStatus.SERVICE_UNAVAILABLE, "No reader answers.");
		}
		boolean unsent = NestedExceptionUtils.getMostSpecificCause(failure) instanceof ConnectException
				|| failure.getCause() instanceof ConnectException;
		return new Problem(HttpStatus.SERVICE_UNAVAILABLE, "The writer does not answer.", unsent ? "none" : "unknown");
	}

	private static void write(Problem problem, HttpServletResponse response) {
		try {
			problem.writeTo(response);
		}
		catch (IOException ex) {
			logger.debug("The client has gone", ex);
		}
	}

}
