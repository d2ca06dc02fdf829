package io.heavyread.local.gateway;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

import reactor.core.publisher.Flux;

import org.springframework.cloud.client.ServiceInstance;
import org.springframework.cloud.client.discovery.DiscoveryClient;
import org.springframework.cloud.client.loadbalancer.Request;
import org.springframework.cloud.client.loadbalancer.RequestData;
import org.springframework.cloud.client.loadbalancer.RequestDataContext;
import org.springframework.cloud.loadbalancer.core.ServiceInstanceListSupplier;

/**
 * The readers that a request may go to next: healthy ones that it has not tried yet; when
 * there is none, any that it has not tried; when it has tried all, all.
 */
class NextReaders implements ServiceInstanceListSupplier {

	private final DiscoveryClient discovery;

	private final ReaderHealth health;

	NextReaders(DiscoveryClient discovery, ReaderHealth health) {
		this.discovery = discovery;
		this.health = health;
	}

	@Override
	public String getServiceId() {
		return GatewayApplication.READERS;
	}

	@Override
	public Flux<List<ServiceInstance>> get() {
		return Flux.defer(() -> Flux.just(choices(Set.of())));
	}

	@Override
	@SuppressWarnings("rawtypes")
	public Flux<List<ServiceInstance>> get(Request request) {
		return Flux.defer(() -> Flux.just(choices(triedBy(request))));
	}

	private static Set<String> triedBy(Request<?> request) {
		RequestData data = (request.getContext() instanceof RequestDataContext context) ? context.getClientRequest()
				: null;
		return (data != null) ? NextReaderFilter.tried(data.getAttributes()) : Set.of();
	}

	private List<ServiceInstance> choices(Set<String> tried) {
		List<ServiceInstance> all = this.discovery.getInstances(getServiceId());
		List<ServiceInstance> untried = preferred(all,
				(reader) -> !tried.contains(ReaderHealth.address(reader.getUri())));
		return preferred(untried, (reader) -> !this.health.isAvoided(reader.getUri()));
	}

	private static List<ServiceInstance> preferred(List<ServiceInstance> readers, Predicate<ServiceInstance> wish) {
		List<ServiceInstance> chosen = readers.stream().filter(wish).toList();
		return chosen.isEmpty() ? readers : chosen;
	}

}
