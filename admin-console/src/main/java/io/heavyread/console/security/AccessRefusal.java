package io.heavyread.console.security;

import java.io.IOException;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.CsrfException;

/**
 * Answers 403. A form of a session that is over, or one that another site sent, has no
 * valid token; that is told apart from a role that does not suffice.
 */
class AccessRefusal implements AccessDeniedHandler {

	/** Request attribute: the sentence for the error page. */
	static final String SENTENCE = "console.refusal";

	@Override
	public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException failure)
			throws IOException {
		String sentence = (failure instanceof CsrfException)
				? "This form belongs to a session that is over. Load the page again and repeat what you did."
				: "This needs the role OPERATOR. Nothing was done.";
		if (SecurityConfiguration.isNotAPage(request)) {
			response.setStatus(HttpServletResponse.SC_FORBIDDEN);
			if (failure instanceof CsrfException) {
				response.setHeader("HX-Refresh", "true");
			}
			response.setContentType("application/problem+json");
			response.getWriter()
				.write("{\"type\":\"about:blank\",\"title\":\"Forbidden\",\"status\":403,\"detail\":\"" + sentence
						+ "\"}");
			return;
		}
		request.setAttribute(SENTENCE, sentence);
		response.sendError(HttpServletResponse.SC_FORBIDDEN);
	}

}
