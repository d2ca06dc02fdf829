package io.heavyread.console.cookies;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.web.util.WebUtils;

/**
 * What a browser keeps for the console until somebody has signed in, so that the console
 * itself keeps nothing. Whoever reads it must check it: browsers, and other servers on
 * the same host, can set what they like.
 *
 * @param name the cookie's name
 * @param path the path that it is sent to, on this console
 * @param maxLength the longest value in characters
 */
record BoundedCookie(String name, String path, int maxLength) {

	private static final Duration AGE = Duration.ofMinutes(10);

	/** Give the browser a value; one that is too long is not kept. */
	void write(byte[] value, HttpServletRequest request, HttpServletResponse response) {
		String text = Base64.getUrlEncoder().withoutPadding().encodeToString(value);
		if (text.length() <= this.maxLength) {
			set(text, AGE, request, response);
		}
	}

	/** Return the value, empty when there is none, or none of this form. */
	Optional<byte[]> read(HttpServletRequest request) {
		Cookie cookie = WebUtils.getCookie(request, this.name);
		if (cookie == null || cookie.getValue().length() > this.maxLength) {
			return Optional.empty();
		}
		try {
			return Optional.of(Base64.getUrlDecoder().decode(cookie.getValue().getBytes(StandardCharsets.UTF_8)));
		}
		catch (IllegalArgumentException ex) {
			return Optional.empty();
		}
	}

	/** Have the browser forget it. */
	void clear(HttpServletRequest request, HttpServletResponse response) {
		if (WebUtils.getCookie(request, this.name) != null) {
			set("", Duration.ZERO, request, response);
		}
	}

	private void set(String value, Duration age, HttpServletRequest request, HttpServletResponse response) {
		ResponseCookie cookie = ResponseCookie.from(this.name, value)
			.path(request.getContextPath() + this.path)
			.maxAge(age)
			.httpOnly(true)
			.secure(request.isSecure())
			.sameSite("Lax")
			.build();
		response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
	}

}
