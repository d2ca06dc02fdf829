package io.heavyread.local.gateway;

import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;

import org.springframework.cloud.client.DefaultServiceInstance;
import org.springframework.cloud.client.ServiceInstance;
import org.springframework.cloud.client.discovery.DiscoveryClient;
import org.springframework.cloud.client.loadbalancer.DefaultRequest;
import org.springframework.cloud.client.loadbalancer.RequestData;
import org.springframework.cloud.client.loadbalancer.RequestDataContext;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.util.LinkedMultiValueMap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

class NextReadersTests {

	private final List<ServiceInstance> readers = List.of(reader(1), reader(2), reader(3));

	private final ReaderHealth health = mock(ReaderHealth.class);

	private final DiscoveryClient discovery = mock(DiscoveryClient.class);

	private final NextReaders next = new NextReaders(this.discovery, this.health);

	NextReadersTests() {
		given(this.discovery.getInstances("readers")).willReturn(this.readers);
	}

	@Test
	void get_allHealthy_offersAll() {
		assertThat(choices(Set.of())).containsExactly(1, 2, 3);
	}

	@Test
	void get_oneUnhealthy_offersTheOthers() {
		unhealthy(2);
		assertThat(choices(Set.of())).containsExactly(1, 3);
	}

	@Test
	void get_allUnhealthy_offersAll() {
		unhealthy(1, 2, 3);
		assertThat(choices(Set.of())).containsExactly(1, 2, 3);
	}

	@Test
	void get_oneTried_neverOffersItAgain() {
		assertThat(choices(Set.of("127.0.0.1:1"))).containsExactly(2, 3);
	}

	@Test
	void get_healthyOnesTried_offersTheUnhealthyUntriedOne() {
		unhealthy(3);
		assertThat(choices(Set.of("127.0.0.1:1", "127.0.0.1:2"))).containsExactly(3);
	}

	@Test
	void get_allTried_offersAll() {
		assertThat(choices(Set.of("127.0.0.1:1", "127.0.0.1:2", "127.0.0.1:3"))).containsExactly(1, 2, 3);
	}

	private void unhealthy(int... ports) {
		for (int port : ports) {
			given(this.health.isAvoided(reader(port).getUri())).willReturn(true);
		}
	}

	private List<Integer> choices(Set<String> tried) {
		Map<String, Object> attributes = new HashMap<>();
		attributes.put(NextReaderFilter.class.getName() + ".tried", tried);
		RequestData data = new RequestData(HttpMethod.GET, URI.create("http://gateway/post"), new HttpHeaders(),
				new LinkedMultiValueMap<>(), attributes);
		List<ServiceInstance> choices = this.next.get(new DefaultRequest<>(new RequestDataContext(data))).blockFirst();
		assertThat(choices).isNotNull();
		return choices.stream().map(ServiceInstance::getPort).toList();
	}

	private static ServiceInstance reader(int port) {
		return new DefaultServiceInstance("reader-" + port, "readers", "127.0.0.1", port, false);
	}

}
