package io.heavyread.console.http;

import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;

/**
 * What a service answered.
 *
 * @param status the status code
 * @param headers the header fields
 * @param body the body, not copied
 */
public record Answer(int status, HttpHeaders headers, byte[] body) {

	/** Tell whether the status is 200 to 299. */
	public boolean isSuccess() {
		return this.status >= 200 && this.status < 300;
	}

	/** Return the body as text. */
	public String text() {
		return new String(this.body, StandardCharsets.UTF_8);
	}

	/** Return the first value of a header, empty when there is none. */
	public String header(String name) {
		return this.headers.firstValue(name).orElse("");
	}

}
