package io.heavyread.writer.http;

import java.io.IOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;

/**
 * A whole response: what is sent, and what is kept to be sent again.
 *
 * @param status the status code
 * @param headers the header fields that matter, in the order they are sent
 * @param body the body's bytes, empty for none
 */
public record Reply(int status, Map<String, String> headers, byte[] body) {

	public Reply {
		headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
	}

	/**
	 * Return the reply for Spring MVC, which then writes these bytes whatever the request
	 * accepts.
	 */
	public ResponseEntity<byte[]> toEntity() {
		HttpHeaders fields = new HttpHeaders();
		this.headers.forEach(fields::set);
		if (this.body.length == 0) {
			return ResponseEntity.status(this.status).headers(fields).build();
		}
		return ResponseEntity.status(this.status).headers(fields).body(this.body);
	}

	/** Write the reply where Spring MVC is not at work. */
	void writeTo(HttpServletResponse response) throws IOException {
		response.setStatus(this.status);
		this.headers.forEach(response::setHeader);
		response.setContentLength(this.body.length);
		response.getOutputStream().write(this.body);
	}

}
