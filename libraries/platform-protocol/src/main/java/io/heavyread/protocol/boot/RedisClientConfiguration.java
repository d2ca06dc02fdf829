package io.heavyread.protocol.boot;

import java.time.Duration;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.SocketOptions.KeepAliveOptions;
import io.lettuce.core.SocketOptions.TcpUserTimeoutOptions;
import io.lettuce.core.TimeoutOptions;
import io.lettuce.core.cluster.ClusterClientOptions;
import io.lettuce.core.cluster.ClusterTopologyRefreshOptions;
import io.lettuce.core.protocol.ProtocolVersion;
import io.lettuce.core.resource.EpollProvider;
import io.lettuce.core.resource.IOUringProvider;
import io.netty.resolver.dns.DnsServerAddressStreamProvider;
import io.netty.resolver.dns.DnsServerAddressStreamProviders;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.data.redis.autoconfigure.ClientResourcesBuilderCustomizer;
import org.springframework.boot.data.redis.autoconfigure.LettuceClientConfigurationBuilderCustomizer;
import org.springframework.boot.data.redis.autoconfigure.LettuceClientOptionsBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The manners of every connection to Redis: it fails at once when it is lost, never sends
 * a command twice, and notices a dead peer. A lost one does not come back by itself: the
 * next one goes to an address that is asked for anew.
 */
@Configuration(proxyBeanMethods = false)
class RedisClientConfiguration {

	private static final int REQUEST_QUEUE = 65_536;

	private static final Duration TOPOLOGY_REFRESH = Duration.ofSeconds(5);

	private static final Duration USER_TIMEOUT = Duration.ofSeconds(5);

	@Bean
	LettuceClientOptionsBuilderCustomizer platformClientOptions(StoreProperties properties) {
		return (options) -> {
			options.protocolVersion(ProtocolVersion.RESP3)
				.disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
				.requestQueueSize(REQUEST_QUEUE)
				.timeoutOptions(TimeoutOptions.enabled(properties.commandTimeout()))
				.socketOptions(socketOptions(properties));
			if (options instanceof ClusterClientOptions.Builder cluster) {
				cluster.topologyRefreshOptions(topologyRefresh());
			}
			else {
				options.autoReconnect(false); // whoever uses a connection replaces it
			}
		};
	}

	/**
	 * A server that hangs accepts a connection and never greets: Lettuce would wait for a
	 * minute.
	 */
	@Bean
	LettuceClientConfigurationBuilderCustomizer platformHandshakeTimeout(StoreProperties properties) {
		return (client) -> client.commandTimeout(properties.connectTimeout());
	}

	/**
	 * A cluster's clients learn of a failover by its effects, at the latest by asking.
	 */
	private static ClusterTopologyRefreshOptions topologyRefresh() {
		return ClusterTopologyRefreshOptions.builder()
			.adaptiveRefreshTriggersTimeout(Duration.ofSeconds(1))
			.enablePeriodicRefresh(TOPOLOGY_REFRESH)
			.build();
	}

	private static SocketOptions socketOptions(StoreProperties properties) {
		return SocketOptions.builder()
			.connectTimeout(properties.connectTimeout())
			.keepAlive(KeepAliveOptions.builder()
				.enable()
				.idle(Duration.ofSeconds(5))
				.interval(Duration.ofSeconds(1))
				.count(3)
				.build())
			.tcpUserTimeout(
					TcpUserTimeoutOptions.builder().enable(hasNativeTransport()).tcpUserTimeout(USER_TIMEOUT).build())
			.build();
	}

	/**
	 * Without a native transport the option cannot be set, and asking for it would fail
	 * every attempt to connect.
	 */
	private static boolean hasNativeTransport() {
		return EpollProvider.isAvailable() || IOUringProvider.isAvailable();
	}

	/** The machine's name servers, unless an application brings others. */
	@Bean(destroyMethod = "")
	NameResolution redisNames(ObjectProvider<DnsServerAddressStreamProvider> servers) {
		return new NameResolution(servers.getIfAvailable(DnsServerAddressStreamProviders::platformDefault));
	}

	@Bean
	PhasedLifecycle redisNamesLifecycle(NameResolution redisNames) {
		return new PhasedLifecycle(Phases.NAMES, () -> {
		}, redisNames::close);
	}

	@Bean
	ClientResourcesBuilderCustomizer platformClientResources(NameResolution redisNames) {
		return (resources) -> resources.addressResolverGroup(redisNames.group());
	}

}
