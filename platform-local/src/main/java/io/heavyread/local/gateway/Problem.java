package io.heavyread.local.gateway;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;

/**
 * An answer of the gateway itself, as {@code application/problem+json} (RFC 9457).
 *
 * @param status the status
 * @param detail a sentence without quotes and without anything from the request
 * @param outcome whether a write may have taken effect: {@code none}, {@code unknown}, or
 * {@code null} when nothing was asked to be written
 */
record Problem(HttpStatus status, String detail, @Nullable String outcome) {

	static final String CONTENT_TYPE = "application/problem+json";

	Problem(HttpStatus status, String detail) {
		this(status, detail, null);
	}

	String body() {
		String body = "{\"type\":\"about:blank\",\"title\":\"" + this.status.getReasonPhrase() + "\",\"status\":"
				+ this.status.value() + ",\"detail\":\"" + this.detail + "\"";
		return body + ((this.outcome != null) ? ",\"outcome\":\"" + this.outcome + "\"}" : "}");
	}

	/** Write the whole answer, with {@code Retry-After} on a 503. */
	void writeTo(HttpServletResponse response) throws IOException {
		byte[] body = body().getBytes(StandardCharsets.UTF_8);
		response.setStatus(this.status.value());
		response.setContentType(CONTENT_TYPE);
		response.setContentLength(body.length);
		if (this.status == HttpStatus.SERVICE_UNAVAILABLE) {
			response.setHeader("Retry-After", "1");
		}
		response.getOutputStream().write(body);
	}

}
