package io.heavyread.service.web;

import java.io.IOException;

import jakarta.servlet.RequestDispatcher;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.apache.tomcat.util.res.StringManager;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.http.HttpStatus;

/**
 * Answers with a problem where Tomcat itself refuses a request, before any handler sees
 * it: malformed request lines, headers and targets, and heads that are too large.
 */
final class ProblemValve extends ErrorReportValve {

	private static final Logger logger = LoggerFactory.getLogger(ProblemValve.class);

	/** How Tomcat, which answers 400 to it, tells a head that its buffer cannot hold. */
	private static final String HEAD_TOO_LARGE = StringManager.getManager("org.apache.coyote.http11")
		.getString("iib.requestheadertoolarge.error");

	@Override
	protected void report(Request request, Response response, @Nullable Throwable failure) {
		HttpStatus status = HttpStatus.resolve(response.getStatus());
		if (status == null || !status.isError() || response.getContentWritten() > 0 || !response.setErrorReported()) {
			return;
		}
		try {
			refusal(request, status).writeTo(response);
			response.finishResponse();
		}
		catch (IOException | IllegalStateException ex) {
			logger.debug("The client closed the connection before the reply", ex);
		}
	}

	private static Refusal refusal(Request request, HttpStatus status) {
		if (status == HttpStatus.BAD_REQUEST && isTooLarge(request)) {
			return request.getCoyoteRequest().requestURI().isNull()
					? Refusal.of(HttpStatus.URI_TOO_LONG, "The request line is too long.")
					: Refusal.of(HttpStatus.REQUEST_HEADER_FIELDS_TOO_LARGE, "The header fields are too large.");
		}
		if (status == HttpStatus.BAD_REQUEST && hasUnderscore(request)) {
			return Refusal.of(status, "A host's name has letters, digits, hyphens and dots, but no underscore.");
		}
		return switch (status) {
			case NOT_FOUND -> Refusal.of(status, "There is no such path.");
			case INTERNAL_SERVER_ERROR -> Refusal.of(status, "The service failed; its log says why.");
			default -> Refusal.of(status, "The request is not well-formed HTTP/1.1.");
		};
	}

	private static boolean hasUnderscore(Request request) {
		String host = request.getHeader("Host");
		return host != null && host.indexOf('_') >= 0;
	}

	private static boolean isTooLarge(Request request) {
		return request.getCoyoteRequest()
			.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof IllegalArgumentException error
				&& HEAD_TOO_LARGE.equals(error.getMessage());
	}

}
