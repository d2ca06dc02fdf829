package io.heavyread.reader.manage.errors;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;

/**
 * A problem (RFC 9457) that is told outside of Spring MVC.
 *
 * @param status the status code
 * @param title the status in words
 * @param detail a sentence, without quotes
 */
public record ProblemDocument(int status, String title, String detail) {

	/** Create the problem of a status. */
	public static ProblemDocument of(HttpStatus status, String detail) {
		return new ProblemDocument(status.value(), status.getReasonPhrase(), detail);
	}

	/** Send the problem as the response. */
	public void write(HttpServletResponse response) throws IOException {
		byte[] json = ("{\"type\":\"about:blank\",\"title\":\"" + this.title + "\",\"status\":" + this.status
				+ ",\"detail\":\"" + this.detail + "\"}")
			.getBytes(StandardCharsets.UTF_8);
		response.setStatus(this.status);
		response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
		response.setContentLength(json.length);
		response.getOutputStream().write(json);
	}

}
