package io.heavyread.writer.http;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

import org.springframework.http.HttpStatus;

/**
 * An error as the client sees it (RFC 9457).
 *
 * @param status the status code
 * @param detail a sentence for the client's developer
 * @param members further members of the document
 * @param headers further header fields
 */
public record Problem(int status, String detail, Map<String, String> members, Map<String, String> headers) {

	private static final String MEDIA_TYPE = "application/problem+json";

	public Problem {
		members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
		headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
	}

	/** Return a problem without further members. */
	public static Problem of(HttpStatus status, String detail) {
		return new Problem(status.value(), detail, Map.of(), Map.of());
	}

	/** Return an exception that ends the request with status 400. */
	public static ProblemException badRequest(String detail) {
		return of(HttpStatus.BAD_REQUEST, detail).exception();
	}

	/** Return this problem with one more member. */
	public Problem member(String name, String value) {
		return new Problem(this.status, this.detail, with(this.members, name, value), this.headers);
	}

	/** Return this problem with one more header field. */
	public Problem header(String name, String value) {
		return new Problem(this.status, this.detail, this.members, with(this.headers, name, value));
	}

	private static Map<String, String> with(Map<String, String> map, String name, String value) {
		Map<String, String> copy = new LinkedHashMap<>(map);
		copy.put(name, value);
		return copy;
	}

	/** Return an exception that ends the request with this problem. */
	public ProblemException exception() {
		return new ProblemException(this);
	}

	/** Return the problem as a response. */
	public Reply reply() {
		return new Reply(this.status, with(this.headers, "Content-Type", MEDIA_TYPE), document());
	}

	private byte[] document() {
		return Json.object((json) -> {
			json.writeStringProperty("type", "about:blank");
			json.writeStringProperty("title", title());
			json.writeNumberProperty("status", this.status);
			json.writeStringProperty("detail", this.detail);
			this.members.forEach(json::writeStringProperty);
		});
	}

	private String title() {
		HttpStatus known = HttpStatus.resolve(this.status);
		return (known != null) ? known.getReasonPhrase() : "Status " + this.status;
	}

}
