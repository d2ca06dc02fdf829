package io.heavyread.console.cookies;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

import io.heavyread.console.errors.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.security.web.savedrequest.SavedRequest;
import org.springframework.security.web.savedrequest.SimpleSavedRequest;

/**
 * Remembers the page that somebody asked for before signing in: its path and query on
 * this console, in a cookie. Only that is ever taken from there. Any thread.
 */
public final class RequestedPageCookie implements RequestCache {

	private static final int MAX_LENGTH = 1024;

	/** Printable, and no start that a browser takes for another host. */
	private static final Pattern PATH = Pattern.compile("/(?![/\\\\])[!-~&&[^\\\\]]*");

	private final BoundedCookie cookie;

	public RequestedPageCookie(String cookieName) {
		this.cookie = new BoundedCookie(cookieName + "-page", "/login", MAX_LENGTH);
	}

	@Override
	public void saveRequest(HttpServletRequest request, HttpServletResponse response) {
		String query = request.getQueryString();
		String path = request.getRequestURI().substring(request.getContextPath().length());
		String page = path + ((query != null) ? '?' + query : "");
		if ("GET".equals(request.getMethod()) && !Refusal.wantsNoPage(request) && PATH.matcher(page).matches()) {
			this.cookie.write(page.getBytes(StandardCharsets.US_ASCII), request, response);
		}
	}

	/** Return the page, and forget it: it is asked for once, after the sign-in. */
	@Override
	public @Nullable SavedRequest getRequest(HttpServletRequest request, HttpServletResponse response) {
		Optional<String> page = this.cookie.read(request)
			.map((value) -> new String(value, StandardCharsets.UTF_8))
			.filter(PATH.asMatchPredicate());
		removeRequest(request, response);
		return page.map(SimpleSavedRequest::new).orElse(null);
	}

	/** Nothing of a request is kept but its address. */
	@Override
	public @Nullable HttpServletRequest getMatchingRequest(HttpServletRequest request, HttpServletResponse response) {
		return null;
	}

	@Override
	public void removeRequest(HttpServletRequest request, HttpServletResponse response) {
		this.cookie.clear(request, response);
	}

}
