package io.heavyread.console.web;

import java.io.IOException;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Puts the path of {@code X-Forwarded-Prefix} in place of the context's own: the path
 * below which a proxy shows the console, and which it does not pass on. Only a trusted
 * proxy's gets here. Spring's {@code ForwardedHeaderFilter} would take all other
 * forwarded headers a second time, and lose the prefix when a request goes on after a
 * wait.
 */
@Component
@Order(PrefixFilter.ORDER)
final class PrefixFilter extends OncePerRequestFilter {

	/** After the bodies have been received. */
	static final int ORDER = Ordered.HIGHEST_PRECEDENCE + 7;

	@Override
	protected boolean shouldNotFilterAsyncDispatch() {
		return false;
	}

	@Override
	protected boolean shouldNotFilterErrorDispatch() {
		return false;
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		String prefix = request.getHeader("X-Forwarded-Prefix");
		chain.doFilter((prefix != null) ? new PrefixedRequest(request, prefix) : request, response);
	}

	private static final class PrefixedRequest extends HttpServletRequestWrapper {

		private final String prefix;

		PrefixedRequest(HttpServletRequest request, String prefix) {
			super(request);
			this.prefix = prefix;
		}

		@Override
		public String getContextPath() {
			return this.prefix;
		}

		@Override
		public String getRequestURI() {
			return this.prefix + super.getRequestURI().substring(super.getContextPath().length());
		}

		@Override
		public StringBuffer getRequestURL() {
			StringBuffer url = super.getRequestURL();
			return url.replace(url.length() - super.getRequestURI().length(), url.length(), getRequestURI());
		}

	}

}
