package io.heavyread.service.body;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.heavyread.service.web.Refusal;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;

import org.springframework.core.Ordered;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Reads the fields of a form out of a body that {@link RequestBodies} has received, which
 * the server itself does not look into any more, and refuses a query or a form that
 * cannot be read. For services with pages.
 */
public final class FormFields extends OncePerRequestFilter implements Ordered {

	private static final String FORM = MediaType.APPLICATION_FORM_URLENCODED_VALUE;

	private static final int MOST_FIELDS = 1000;

	@Override
	public int getOrder() {
		return RequestBodies.ORDER + 1;
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		HttpServletRequest readable;
		try {
			Map<String, String[]> query = request.getParameterMap();
			readable = isForm(request) ? new Form(request, fields(query, request.getInputStream().readAllBytes()))
					: request;
		}
		catch (InvalidParameterException | IllegalArgumentException ex) {
			Refusal
				.of(HttpStatus.BAD_REQUEST,
						"The query or the form is malformed, or the form has more than " + MOST_FIELDS + " fields.")
				.writeTo(response);
			return;
		}
		chain.doFilter(readable, response);
	}

	private static boolean isForm(HttpServletRequest request) {
		String type = request.getContentType();
		return HttpMethod.POST.matches(request.getMethod()) && type != null
				&& type.regionMatches(true, 0, FORM, 0, FORM.length());
	}

	/** Those of the query come first, as the server has it. */
	private static Map<String, String[]> fields(Map<String, String[]> query, byte[] form) {
		Map<String, List<String>> all = new LinkedHashMap<>();
		query.forEach((name, values) -> all.put(name, new ArrayList<>(List.of(values))));
		String[] pairs = new String(form, StandardCharsets.UTF_8).split("&", MOST_FIELDS + 1);
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
