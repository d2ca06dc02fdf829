package io.heavyread.writer.http;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Query parameters and header fields that may occur once. Never reads the body, as the
 * servlet API's parameters may.
 */
public final class RequestFields {

	private RequestFields() {
	}

	/**
	 * Return the decoded query parameter, or null when there is none. Two of them, or a
	 * malformed percent encoding, end the request with 400.
	 */
	public static @Nullable String parameter(HttpServletRequest request, String name) {
		List<String> values = new ArrayList<>();
		UriComponentsBuilder.newInstance()
			.query(request.getQueryString())
			.build()
			.getQueryParams()
			.forEach((key, list) -> {
				if (decoded(key).equals(name)) {
					list.forEach((value) -> values.add((value != null) ? decoded(value) : ""));
				}
			});
		return single(values, "query parameter", name);
	}

	private static String decoded(String text) {
		try {
			return UriUtils.decode(text, UTF_8);
		}
		catch (IllegalArgumentException ex) {
			throw Problem.badRequest("The query has a malformed percent encoding: " + Json.quoted(text) + ".");
		}
	}

	/**
	 * Return the header field, or null when there is none. Two of them end the request
	 * with 400.
	 */
	public static @Nullable String header(HttpServletRequest request, String name) {
		return single(Collections.list(request.getHeaders(name)), "header", name);
	}

	/**
	 * Return all fields of that name as one list, as RFC 9110 combines them, or null when
	 * there is none.
	 */
	public static @Nullable String listHeader(HttpServletRequest request, String name) {
		List<String> values = Collections.list(request.getHeaders(name));
		return values.isEmpty() ? null : String.join(", ", values);
	}

	private static @Nullable String single(List<String> values, String kind, String name) {
		if (values.size() > 1) {
			throw Problem.badRequest("The " + kind + " " + name + " occurs " + values.size() + " times.");
		}
		return values.isEmpty() ? null : values.get(0);
	}

}
