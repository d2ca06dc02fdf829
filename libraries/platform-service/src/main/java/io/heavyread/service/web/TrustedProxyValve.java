package io.heavyread.service.web;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import jakarta.servlet.ServletException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.util.NetMaskSet;
import org.apache.catalina.valves.RemoteIpValve;
import org.apache.tomcat.util.http.MimeHeaders;

/**
 * Takes the client's address and what it asked for from X-Forwarded-For, -Proto, -Host
 * and -Port where a trusted proxy sent them, and lets its X-Forwarded-Prefix through
 * where that is a path. From anybody else these headers are removed, with all of their
 * kind, so that nothing behind can take them for true. Any thread.
 */
final class TrustedProxyValve extends RemoteIpValve {

	private static final String PREFIX = "X-Forwarded-Prefix";

	/** Of plain segments, none of which leads up or is empty, as before a host. */
	private static final Pattern PATH = Pattern.compile("(?=.{2,200}$)((?:/(?!\\.{1,2}(?:/|$))[\\w.~-]+)+)/?");

	private final NetMaskSet proxies = new NetMaskSet();

	/**
	 * Create a valve.
	 * @param proxies addresses, or networks in CIDR form
	 */
	TrustedProxyValve(List<String> proxies) {
		proxies.forEach(this.proxies::add);
		setInternalProxies(String.join(",", proxies));
		setHostHeader("X-Forwarded-Host");
		setPortHeader("X-Forwarded-Port");
	}

	@Override
	public void invoke(Request request, Response response) throws IOException, ServletException {
		MimeHeaders headers = request.getCoyoteRequest().getMimeHeaders();
		if (this.proxies.contains(request.getPeerAddr())) {
			checkPrefix(headers);
			super.invoke(request, response);
			return;
		}
		removeForwarded(headers);
		getNext().invoke(request, response);
	}

	private static void checkPrefix(MimeHeaders headers) {
		String prefix = headers.getHeader(PREFIX);
		if (prefix != null) {
			headers.removeHeader(PREFIX);
			Matcher path = PATH.matcher(prefix);
			if (path.matches()) {
				headers.addValue(PREFIX).setString(path.group(1));
			}
		}
	}

	private static void removeForwarded(MimeHeaders headers) {
		new ArrayList<>(Collections.list(headers.names())).stream()
			.filter((name) -> isForwarded(name.toLowerCase(Locale.ROOT)))
			.forEach(headers::removeHeader);
	}

	private static boolean isForwarded(String name) {
		return name.startsWith("x-forwarded-") || name.equals("forwarded") || name.equals("x-real-ip");
	}

}
