package io.heavyread.console.signin;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HexFormat;
import java.util.Locale;

/**
 * Who signs in, and from where.
 *
 * @param name the name as the users' store compares it
 * @param network the address, of IPv6 the network: who has one address there has 2^64
 */
record SignInPlace(String name, String network) {

	private static final int IPV6_BYTES = 16;

	private static final int NETWORK_BYTES = 8;

	static SignInPlace of(String name, String address) {
		return new SignInPlace(name.toLowerCase(Locale.ROOT), network(address));
	}

	/** Only what has a colon is looked at: that is never asked of a name server. */
	private static String network(String address) {
		if (address.indexOf(':') < 0) {
			return address;
		}
		try {
			byte[] bytes = InetAddress.getByName(address).getAddress();
			return (bytes.length == IPV6_BYTES) ? HexFormat.of().formatHex(bytes, 0, NETWORK_BYTES) : address;
		}
		catch (UnknownHostException ex) {
			return address;
		}
	}

}
