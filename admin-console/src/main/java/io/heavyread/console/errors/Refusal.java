package io.heavyread.console.errors;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;

/**
 * Refuses a request with a sentence: people get the error page, scripts and clients of
 * the API a problem document (RFC 9457).
 */
public final class Refusal {

	/** Request attribute: the sentence for the error page. */
	static final String SENTENCE = Refusal.class.getName();

	private Refusal() {
	}

	/**
	 * Tell whether a script or a client of the API asks, who want a status, not a page.
	 */
	public static boolean wantsNoPage(HttpServletRequest request) {
		String path = request.getServletPath();
		return path.startsWith("/api/") || path.startsWith("/live/") || "true".equals(request.getHeader("HX-Request"));
	}

	/** Answer with the error page. */
	public static void page(HttpStatus status, String sentence, HttpServletRequest request,
			HttpServletResponse response) throws IOException {
		request.setAttribute(SENTENCE, sentence);
		response.sendError(status.value());
	}

	/**
	 * Answer with a problem document.
	 * @param sentence its detail, without quotes
	 */
	public static void problem(HttpStatus status, String sentence, HttpServletResponse response) throws IOException {
		response.setStatus(status.value());
		response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
		String json = "{\"type\":\"about:blank\",\"title\":\"" + status.getReasonPhrase() + "\",\"status\":"
				+ status.value() + ",\"detail\":\"" + sentence + "\"}";
		// Not by the writer, which would add a charset to the type: JSON has none.
		response.getOutputStream().write(json.getBytes(StandardCharsets.UTF_8));
	}

}
