package io.heavyread.local.gateway;

import org.springframework.cloud.client.discovery.DiscoveryClient;
import org.springframework.cloud.loadbalancer.core.ServiceInstanceListSupplier;
import org.springframework.context.annotation.Bean;

/**
 * The load balancer's own context for the readers: round robin over {@link NextReaders}.
 */
class ReaderBalancing {

	@Bean
	ServiceInstanceListSupplier nextReaders(DiscoveryClient discovery, ReaderHealth health) {
		return new NextReaders(discovery, health);
	}

}
