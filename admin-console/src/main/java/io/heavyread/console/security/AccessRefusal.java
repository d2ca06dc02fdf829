package io.heavyread.console.security;

import java.io.IOException;

import io.heavyread.console.errors.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.CsrfException;

/**
 * Answers 403. A form of a session that is over, or one that another site sent, has no
 * valid token; that is told apart from a role that does not suffice.
 */
class AccessRefusal implements AccessDeniedHandler {

	@Override
	public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException failure)
			throws IOException {
		boolean oldForm = failure instanceof CsrfException;
		String sentence = oldForm
				? "This form belongs to a session that is over. Load the page again and repeat what you did."
				: "This needs the role OPERATOR. Nothing was done.";
		if (!Refusal.wantsNoPage(request)) {
			Refusal.page(HttpStatus.FORBIDDEN, sentence, request, response);
			return;
		}
		if (oldForm) {
			response.setHeader("HX-Refresh", "true");
		}
		Refusal.problem(HttpStatus.FORBIDDEN, sentence, response);
	}

}
