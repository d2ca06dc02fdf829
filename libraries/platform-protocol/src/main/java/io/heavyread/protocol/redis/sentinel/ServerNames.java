package io.heavyread.protocol.redis.sentinel;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import io.heavyread.protocol.support.DaemonThreads;
import io.netty.util.NetUtil;

/**
 * The addresses of servers that sentinels name by host name. They are looked up by one
 * thread of their own, which may hang; what was found last counts meanwhile. Any thread
 * may call, and none waits.
 */
final class ServerNames implements AutoCloseable {

	private static final int MAX_NAMES = 16;

	private final Map<String, Set<InetAddress>> addresses = new ConcurrentHashMap<>();

	private final Set<String> pending = ConcurrentHashMap.newKeySet();

	private final LookUp lookUp;

	private final ExecutorService lookUps;

	ServerNames(LookUp lookUp) {
		this.lookUp = lookUp;
		ThreadPoolExecutor one = new ThreadPoolExecutor(1, 1, 10, TimeUnit.SECONDS,
				new LinkedBlockingQueue<>(MAX_NAMES), DaemonThreads.named("sentinel-names"),
				new ThreadPoolExecutor.DiscardPolicy());
		one.allowCoreThreadTimeOut(true);
		this.lookUps = one;
	}

	/** Tell whether a server is the one that is named. */
	boolean isNamed(InetSocketAddress named, InetSocketAddress server) {
		return named.getPort() == server.getPort() && server.getAddress() != null
				&& addressesOf(named.getHostString()).contains(server.getAddress());
	}

	private Set<InetAddress> addressesOf(String host) {
		byte[] literal = NetUtil.createByteArrayFromIpAddressString(host);
		return (literal != null) ? Set.of(address(literal)) : this.addresses.getOrDefault(host, Set.of());
	}

	private static InetAddress address(byte[] literal) {
		try {
			return InetAddress.getByAddress(literal);
		}
		catch (UnknownHostException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/** Forget all other names and look these up again. */
	void lookUp(List<InetSocketAddress> named) {
		List<String> hosts = named.stream()
			.map(InetSocketAddress::getHostString)
			.filter((host) -> !NetUtil.isValidIpV4Address(host) && !NetUtil.isValidIpV6Address(host))
			.distinct()
			.limit(MAX_NAMES)
			.toList();
		this.addresses.keySet().retainAll(hosts);
		hosts.stream()
			.filter((host) -> this.pending.size() < MAX_NAMES && this.pending.add(host))
			.forEach((host) -> this.lookUps.execute(() -> lookUp(host)));
	}

	private void lookUp(String host) {
		try {
			this.addresses.put(host, Set.copyOf(List.of(this.lookUp.addresses(host))));
		}
		catch (UnknownHostException | RuntimeException ex) {
			// what was found before counts on, as it does for connections that are open
		}
		finally {
			this.pending.remove(host);
		}
	}

	@Override
	public void close() {
		this.lookUps.shutdownNow();
	}

	/** How the addresses of a name are found; may block. */
	interface LookUp {

		InetAddress[] addresses(String host) throws UnknownHostException;

	}

}
