package io.heavyread.protocol.boot;

import io.lettuce.core.resource.EpollProvider;
import io.netty.channel.epoll.EpollDatagramChannel;
import io.netty.channel.socket.nio.NioDatagramChannel;
import io.netty.resolver.dns.DnsAddressResolverGroup;
import io.netty.resolver.dns.DnsNameResolverBuilder;
import io.netty.resolver.dns.DnsServerAddressStreamProvider;
import io.netty.resolver.dns.NoopDnsCache;
import io.netty.resolver.dns.NoopDnsCnameCache;

/**
 * Finds the addresses of Redis without blocking, anew for each connection: a name that
 * has moved to another server leads there at once. Lettuce's own group is shared by all
 * clients of a JVM, and leaves a socket open for each event loop that ends: sockets can
 * be closed only as long as their event loop runs, which is until the connection factory
 * stops.
 */
final class NameResolution {

	private final DnsAddressResolverGroup group;

	NameResolution(DnsServerAddressStreamProvider servers) {
		this.group = new DnsAddressResolverGroup(new DnsNameResolverBuilder()
			.datagramChannelType(EpollProvider.isAvailable() ? EpollDatagramChannel.class : NioDatagramChannel.class)
			.nameServerProvider(servers)
			.resolveCache(NoopDnsCache.INSTANCE)
			.cnameCache(NoopDnsCnameCache.INSTANCE));
	}

	DnsAddressResolverGroup group() {
		return this.group;
	}

	void close() {
		this.group.close();
	}

}
