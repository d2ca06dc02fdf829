package io.heavyread.cache.failover;

import io.lettuce.core.resource.NettyCustomizer;
import io.netty.bootstrap.Bootstrap;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.data.redis.autoconfigure.ClientResourcesBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Lets a node connect from an address of its own, by which a network can tell it apart.
 */
@Configuration(proxyBeanMethods = false)
class SourceAddress {

	@Bean
	ClientResourcesBuilderCustomizer fromOwnAddress(@Value("${test.source-address}") String address) {
		return (resources) -> resources.nettyCustomizer(new NettyCustomizer() {

			@Override
			public void afterBootstrapInitialized(Bootstrap bootstrap) {
				bootstrap.localAddress(address, 0);
			}

		});
	}

	/** Return what makes a node connect from that address. */
	static String[] settings(String address) {
		return new String[] { "spring.main.sources=" + SourceAddress.class.getName(),
				"test.source-address=" + address };
	}

}
