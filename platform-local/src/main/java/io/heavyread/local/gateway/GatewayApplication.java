package io.heavyread.local.gateway;

import java.net.http.HttpClient;
import java.time.Duration;

import io.heavyread.service.body.BodyLimits;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.http.client.ClientHttpRequestFactoryBuilder;
import org.springframework.boot.http.client.HttpClientSettings;
import org.springframework.boot.http.client.JdkClientHttpRequestFactoryBuilder;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.cloud.client.discovery.DiscoveryClient;
import org.springframework.cloud.gateway.server.mvc.filter.SimpleFilterSupplier;
import org.springframework.cloud.loadbalancer.annotation.LoadBalancerClient;
import org.springframework.context.annotation.Bean;
import org.springframework.util.unit.DataSize;

/**
 * The gateway of the local run. Its routes are in {@code gateway.yaml}; the beans here
 * add what configuration cannot say: which reader is asked next, and answers of its own.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@EnableConfigurationProperties(GatewayProperties.class)
@LoadBalancerClient(name = GatewayApplication.READERS, configuration = ReaderBalancing.class)
public class GatewayApplication {

	static final String READERS = "readers";

	/** Return a builder of the application with its own configuration file. */
	public static SpringApplicationBuilder builder() {
		return new SpringApplicationBuilder(GatewayApplication.class).properties("spring.config.name=gateway");
	}

	@Bean
	WebServerFactoryCustomizer<TomcatServletWebServerFactory> requestIds() {
		return (factory) -> factory.addEngineValves(new RequestIds());
	}

	@Bean
	BodyLimits bodyLimits(GatewayProperties properties) {
		return new BodyLimits(properties.maxBodySize(), properties.maxBodies(), DataSize.ofKilobytes(1),
				Duration.ofSeconds(30));
	}

	@Bean
	FrontDoor frontDoor() {
		return new FrontDoor();
	}

	@Bean(initMethod = "start", destroyMethod = "close")
	ReaderHealth readerHealth(DiscoveryClient discovery, GatewayProperties properties) {
		return new ReaderHealth(discovery, properties.healthInterval());
	}

	@Bean
	SimpleFilterSupplier nextReaderFilter() {
		return new SimpleFilterSupplier(NextReaderFilter.class);
	}

	@Bean
	UnansweredResolver unansweredResolver() {
		return new UnansweredResolver();
	}

	@Bean
	ClientHttpRequestFactoryBuilder<ServiceRequests> clientHttpRequestFactoryBuilder(GatewayProperties properties) {
		JdkClientHttpRequestFactoryBuilder requests = ClientHttpRequestFactoryBuilder.jdk()
			// No offer to upgrade to HTTP/2, and bodies pass as they are.
			.withHttpClientCustomizer((client) -> client.version(HttpClient.Version.HTTP_1_1))
			.withCustomizer((factory) -> factory.enableCompression(false));
		return (given) -> {
			HttpClientSettings settings = (given != null) ? given : HttpClientSettings.defaults();
			return new ServiceRequests(requests.build(settings.withReadTimeout(properties.readerTimeout())),
					requests.build(settings));
		};
	}

}
