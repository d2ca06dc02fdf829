package io.heavyread.service.web;

import java.util.List;
import java.util.regex.Pattern;

import io.heavyread.protocol.boot.Properties;
import org.apache.catalina.util.NetMask;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The proxies in front of a service whose word on the client counts: its address, the
 * scheme, host and port that it asked for. Nobody's by default.
 *
 * @param trustedProxies their addresses, or networks in CIDR form
 */
@ConfigurationProperties("platform")
public record TrustedProxies(@DefaultValue List<String> trustedProxies) {

	private static final String NAME = "platform.trusted-proxies";

	private static final String RULE = "a list of IP addresses, or of networks such as 10.0.0.0/8";

	/** Addresses only: a name would be looked up. */
	private static final Pattern ADDRESS = Pattern
		.compile("((\\d{1,3}\\.){3}\\d{1,3}|[0-9a-fA-F]*:[0-9a-fA-F:.]*)(/\\d{1,3})?");

	public TrustedProxies {
		trustedProxies = trustedProxies.stream().map(String::strip).toList();
		trustedProxies.forEach(TrustedProxies::check);
	}

	private static void check(String proxy) {
		Properties.check(ADDRESS.matcher(proxy).matches() && isNetwork(proxy), NAME, RULE, proxy);
		Properties.check(!proxy.endsWith("/0"), NAME, RULE + "; everybody is no proxy", proxy);
	}

	private static boolean isNetwork(String proxy) {
		try {
			new NetMask(proxy);
			return true;
		}
		catch (IllegalArgumentException ex) {
			return false;
		}
	}

}
