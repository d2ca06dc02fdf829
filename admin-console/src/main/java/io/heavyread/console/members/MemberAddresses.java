package io.heavyread.console.members;

import java.net.InetAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.heavyread.console.ConsoleProperties;
import io.heavyread.console.http.CallFailedException;

import org.springframework.security.web.util.matcher.IpAddressMatcher;
import org.springframework.stereotype.Component;

/**
 * Turns the addresses that members registered into ones that may be called: only those in
 * {@code platform.console.allowed-reader-networks}, by number, so that a name cannot
 * change its mind between the check and the call. Any thread; never blocks.
 */
@Component
public class MemberAddresses {

	private static final Pattern ADDRESS = Pattern.compile("([A-Za-z0-9._:\\[\\]-]{1,255}):([0-9]{1,5})");

	private static final long TIMEOUT_MILLIS = 1000;

	private final List<Network> networks;

	private final HostAddresses names;

	MemberAddresses(ConsoleProperties properties, HostAddresses names) {
		this.networks = properties.allowedReaderNetworks().stream().map(Network::of).toList();
		this.names = names;
	}

	/**
	 * Return the base of the URLs at host:port, at the latest after a second. A future
	 * that fails does so with a {@link CallFailedException}, whose message tells
	 * operators why the address may not be called.
	 */
	public CompletableFuture<URI> resolve(String address) {
		Matcher parts = ADDRESS.matcher(address);
		if (!parts.matches()) {
			return CompletableFuture
				.failedFuture(new CallFailedException("registered an address that is not host:port", 0));
		}
		String host = parts.group(1);
		return this.names.find(host)
			.thenApply((number) -> base(address, number, parts.group(2)))
			.orTimeout(TIMEOUT_MILLIS, TimeUnit.MILLISECONDS)
			.exceptionally((failure) -> {
				throw refused(host, failure);
			});
	}

	private URI base(String address, InetAddress number, String port) {
		if (number.isAnyLocalAddress() || number.isMulticastAddress()) {
			throw new CallFailedException("registered the address " + address + ", which is nobody's", 0);
		}
		if (this.networks.stream().noneMatch((network) -> network.contains(number))) {
			throw new CallFailedException("registered the address " + address
					+ ", which is outside of platform.console.allowed-reader-networks", 0);
		}
		String text = number.getHostAddress();
		return URI.create("http://" + (text.contains(":") ? "[" + text + "]" : text) + ":" + port + "/");
	}

	private static CallFailedException refused(String host, Throwable failure) {
		Throwable cause = (failure.getCause() != null) ? failure.getCause() : failure;
		if (cause instanceof CallFailedException known) {
			return known;
		}
		return new CallFailedException(
				"registered the host " + host + ((cause instanceof TimeoutException)
						? ", whose address was not found within " + TIMEOUT_MILLIS + " ms" : ", which has no address"),
				0);
	}

	/** A network and its family: a matcher fails on addresses of the other one. */
	private record Network(boolean six, IpAddressMatcher matcher) {

		static Network of(String cidr) {
			try {
				return new Network(cidr.contains(":"), new IpAddressMatcher(cidr));
			}
			catch (IllegalArgumentException ex) {
				throw new IllegalArgumentException("platform.console.allowed-reader-networks must be networks such as "
						+ "10.0.0.0/8, but one is '" + cidr + "'", ex);
			}
		}

		boolean contains(InetAddress address) {
			String text = address.getHostAddress();
			return text.contains(":") == this.six && this.matcher.matches(text);
		}

	}

}
