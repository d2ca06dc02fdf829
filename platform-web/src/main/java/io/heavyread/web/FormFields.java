package io.heavyread.web;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.core.Ordered;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Reads the fields of a form out of a body that {@link RequestBodies} has received, which
 * the server itself does not look into any more. For services with pages.
 */
public final class FormFields extends OncePerRequestFilter implements Ordered {

	private static final int MOST_FIELDS = 1000;

	@Override
	public int getOrder() {
		return RequestBodies.ORDER + 1;
	}

	@Override
	protected boolean shouldNotFilter(HttpServletRequest request) {
		String type = request.getContentType();
		return !HttpMethod.POST.matches(request.getMethod()) || type == null || !type.regionMatches(true, 0,
				MediaType.APPLICATION_FORM_URLENCODED_VALUE, 0, MediaType.APPLICATION_FORM_URLENCODED_VALUE.length());
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		Map<String, String[]> fields;
		try {
			fields = fields(request, new String(request.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
		}
		catch (IllegalArgumentException ex) {
			Refusal.of(HttpStatus.BAD_REQUEST, "The form is malformed or has more than " + MOST_FIELDS + " fields.")
				.writeTo(response);
			return;
		}
		chain.doFilter(new Form(request, fields), response);
	}

	/** Those of the query come first, as the server has it. */
	private static Map<String, String[]> fields(HttpServletRequest request, String form) {
		Map<String, List<String>> all = new LinkedHashMap<>();
		request.getParameterMap().forEach((name, values) -> all.put(name, new ArrayList<>(List.of(values))));
		String[] pairs = form.split("&", MOST_FIELDS + 1);
		if (pairs.length > MOST_FIELDS) {
			throw new IllegalArgumentException("too many fields");
		}
		for (String pair : pairs) {
			int sign = pair.indexOf('=');
			if (!pair.isEmpty()) {
				all.computeIfAbsent(decode((sign < 0) ? pair : pair.substring(0, sign)), (name) -> new ArrayList<>())
					.add((sign < 0) ? "" : decode(pair.substring(sign + 1)));
			}
		}
		Map<String, String[]> fields = new LinkedHashMap<>();
		all.forEach((name, values) -> fields.put(name, values.toArray(String[]::new)));
		return Collections.unmodifiableMap(fields);
	}

	private static String decode(String text) {
		return URLDecoder.decode(text, StandardCharsets.UTF_8);
	}

	/** A request with the fields of its form among its parameters. */
	private static final class Form extends HttpServletRequestWrapper {

		private final Map<String, String[]> fields;

		Form(HttpServletRequest request, Map<String, String[]> fields) {
			super(request);
			this.fields = fields;
		}

		@Override
		public @Nullable String getParameter(String name) {
			String[] values = this.fields.get(name);
			return (values != null) ? values[0] : null;
		}

		@Override
		public String @Nullable [] getParameterValues(String name) {
			String[] values = this.fields.get(name);
			return (values != null) ? values.clone() : null;
		}

		@Override
		public Map<String, String[]> getParameterMap() {
			return this.fields;
		}

		@Override
		public Enumeration<String> getParameterNames() {
			return Collections.enumeration(this.fields.keySet());
		}

	}

}
