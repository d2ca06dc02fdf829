package io.heavyread.console.reader;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;

import io.heavyread.console.ConsoleProperties;
import org.springframework.security.web.util.matcher.IpAddressMatcher;
import org.springframework.stereotype.Component;

/**
 * Turns the addresses that members registered into ones that may be called: only those in
 * {@code platform.console.allowed-reader-networks}, by number, so that a name cannot
 * change its mind between the check and the call. Any thread; may block for a name.
 */
@Component
public class MemberAddresses {

	private final List<IpAddressMatcher> networks;

	MemberAddresses(ConsoleProperties properties) {
		this.networks = properties.allowedReaderNetworks().stream().map(MemberAddresses::network).toList();
	}

	private static IpAddressMatcher network(String cidr) {
		try {
			return new IpAddressMatcher(cidr);
		}
		catch (IllegalArgumentException ex) {
			throw new IllegalArgumentException("platform.console.allowed-reader-networks must be networks such as "
					+ "10.0.0.0/8, but one is '" + cidr + "'", ex);
		}
	}

	/**
	 * Return the base of the URLs at host:port. Fails with an
	 * {@link IllegalArgumentException} whose message tells operators why it may not be
	 * called.
	 */
	public URI resolve(String address) {
		int colon = address.lastIndexOf(':');
		if (colon < 1 || !address.substring(colon + 1).matches("[0-9]{1,5}")) {
			throw new IllegalArgumentException("registered an address that is not host:port");
		}
		String host = address.substring(0, colon);
		String number = number(host);
		if (this.networks.stream().noneMatch((network) -> network.matches(number))) {
			throw new IllegalArgumentException("registered the address " + address
					+ ", which is outside of platform.console.allowed-reader-networks");
		}
		String literal = number.contains(":") ? "[" + number + "]" : number;
		return URI.create("http://" + literal + address.substring(colon) + "/");
	}

	private static String number(String host) {
		if (!host.matches("[A-Za-z0-9._:\\[\\]-]{1,255}")) {
			throw new IllegalArgumentException("registered an address that is not host:port");
		}
		try {
			return InetAddress.getByName(host).getHostAddress();
		}
		catch (UnknownHostException ex) {
			throw new IllegalArgumentException("registered the host " + host + ", which has no address", ex);
		}
	}

}
