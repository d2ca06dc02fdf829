package io.heavyread.console.cookies;

import java.nio.charset.Charset;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import org.apache.tomcat.util.http.CookieProcessor;
import org.apache.tomcat.util.http.MimeHeaders;
import org.apache.tomcat.util.http.ServerCookies;

import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/**
 * Gives the session's cookie the path of {@code X-Forwarded-Prefix}, so that nothing else
 * on the host gets it. Tomcat makes that cookie itself, with the path of the context. Any
 * thread.
 */
@Component
final class SessionCookiePath implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

	@Override
	public void customize(TomcatServletWebServerFactory factory) {
		factory.addContextCustomizers((context) -> context
			.setCookieProcessor(new PrefixedCookies(context.getCookieProcessor(), context.getPath())));
	}

	/**
	 * The server's cookies, of a context below a prefix.
	 *
	 * @param cookies writes them
	 * @param path the context's own, empty for the root
	 */
	private record PrefixedCookies(CookieProcessor cookies, String path) implements CookieProcessor {

		@Override
		public void parseCookieHeader(MimeHeaders headers, ServerCookies found) {
			this.cookies.parseCookieHeader(headers, found);
		}

		@Override
		public String generateHeader(Cookie cookie, HttpServletRequest request) {
			String prefix = request.getHeader("X-Forwarded-Prefix");
			if (prefix != null && (this.path.isEmpty() ? "/" : this.path).equals(cookie.getPath())) {
				cookie.setPath(prefix);
			}
			return this.cookies.generateHeader(cookie, request);
		}

		@Override
		public Charset getCharset() {
			return this.cookies.getCharset();
		}

	}

}
