package io.heavyread.service.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;

/**
 * A problem (RFC 9457) that is told before any handler is asked.
 *
 * @param status the status code
 * @param title the status in words
 * @param detail a sentence without quotes and without anything from the request
 * @param outcome whether a write may have taken effect, null where nothing is said
 */
public record Refusal(int status, String title, String detail, @Nullable String outcome) {

	/** Create the problem of a status. */
	public static Refusal of(HttpStatus status, String detail) {
		return new Refusal(status.value(), status.getReasonPhrase(), detail, null);
	}

	/** Return the problem of a request that has certainly had no effect. */
	public Refusal withoutEffect() {
		return new Refusal(this.status, this.title, this.detail, "none");
	}

	/** Send the problem as the response, with {@code Retry-After} on a 503. */
	public void writeTo(HttpServletResponse response) throws IOException {
		byte[] json = document().getBytes(StandardCharsets.UTF_8);
		response.setStatus(this.status);
		response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
		response.setContentLength(json.length);
		if (this.status == HttpStatus.SERVICE_UNAVAILABLE.value()) {
			response.setHeader("Retry-After", "1");
		}
		response.getOutputStream().write(json);
	}

	private String document() {
		String start = "{\"type\":\"about:blank\",\"title\":\"" + this.title + "\",\"status\":" + this.status
				+ ",\"detail\":\"" + this.detail + "\"";
		return (this.outcome != null) ? start + ",\"outcome\":\"" + this.outcome + "\"}" : start + "}";
	}

}
