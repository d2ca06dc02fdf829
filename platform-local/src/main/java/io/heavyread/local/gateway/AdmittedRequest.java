package io.heavyread.local.gateway;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.util.StringUtils;
import org.springframework.web.util.UriUtils;

/**
 * A request on its way to a service: it carries its request id, and its parameters are
 * those of the query alone, so that nobody here reads a form out of the body.
 */
class AdmittedRequest extends HttpServletRequestWrapper {

	private final String id;

	private final Map<String, String[]> parameters;

	AdmittedRequest(HttpServletRequest request, String id) {
		super(request);
		this.id = id;
		this.parameters = Collections.unmodifiableMap(parameters(request.getQueryString()));
	}

	/** Return whether the query's percent-encoding can be decoded. */
	static boolean hasReadableQuery(HttpServletRequest request) {
		try {
			parameters(request.getQueryString());
			return true;
		}
		catch (IllegalArgumentException ex) {
			return false;
		}
	}

	private static Map<String, String[]> parameters(@Nullable String query) {
		Map<String, List<String>> values = new LinkedHashMap<>();
		for (String pair : StringUtils.tokenizeToStringArray(query, "&")) {
			int equals = pair.indexOf('=');
			String name = decode((equals < 0) ? pair : pair.substring(0, equals));
			String value = (equals < 0) ? "" : decode(pair.substring(equals + 1));
			values.computeIfAbsent(name, (key) -> new ArrayList<>()).add(value);
		}
		Map<String, String[]> parameters = new LinkedHashMap<>();
		values.forEach((name, all) -> parameters.put(name, all.toArray(String[]::new)));
		return parameters;
	}

	private static String decode(String part) {
		return UriUtils.decode(part.replace('+', ' '), StandardCharsets.UTF_8);
	}

	@Override
	public @Nullable String getParameter(String name) {
		String[] values = this.parameters.get(name);
		return (values != null) ? values[0] : null;
	}

	@Override
	public String @Nullable [] getParameterValues(String name) {
		return this.parameters.get(name);
	}

	@Override
	public Map<String, String[]> getParameterMap() {
		return this.parameters;
	}

	@Override
	public Enumeration<String> getParameterNames() {
		return Collections.enumeration(this.parameters.keySet());
	}

	/**
	 * Return a header's value. The one by which Spring knows a preflight is not told,
	 * because it would answer that one itself; it is passed on with all others.
	 */
	@Override
	public @Nullable String getHeader(String name) {
		if (HttpHeaders.ACCESS_CONTROL_REQUEST_METHOD.equalsIgnoreCase(name)) {
			return null;
		}
		return isRequestId(name) ? this.id : super.getHeader(name);
	}

	@Override
	public Enumeration<String> getHeaders(String name) {
		return isRequestId(name) ? Collections.enumeration(Set.of(this.id)) : super.getHeaders(name);
	}

	@Override
	public Enumeration<String> getHeaderNames() {
		Set<String> names = new LinkedHashSet<>(Collections.list(super.getHeaderNames()));
		names.removeIf(AdmittedRequest::isRequestId);
		names.add(RequestIds.HEADER);
		return Collections.enumeration(names);
	}

	private static boolean isRequestId(String name) {
		return RequestIds.HEADER.equalsIgnoreCase(name);
	}

}
