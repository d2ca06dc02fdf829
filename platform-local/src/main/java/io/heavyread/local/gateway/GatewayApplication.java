package io.heavyread.local.gateway;

import java.net.http.HttpClient;

import org.apache.catalina.core.StandardHost;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.http.client.ClientHttpRequestFactoryBuilder;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.cloud.client.discovery.DiscoveryClient;
import org.springframework.cloud.gateway.server.mvc.filter.SimpleFilterSupplier;
import org.springframework.cloud.loadbalancer.annotation.LoadBalancerClient;
import org.springframework.context.annotation.Bean;

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
	FrontDoor frontDoor(GatewayProperties properties) {
		return new FrontDoor(properties.maxBodySize().toBytes());
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
	ClientHttpRequestFactoryBuilder<?> clientHttpRequestFactoryBuilder() {
		return ClientHttpRequestFactoryBuilder.jdk()
			// No offer to upgrade to HTTP/2, and bodies pass as they are.
			.withHttpClientCustomizer((client) -> client.version(HttpClient.Version.HTTP_1_1))
			.withCustomizer((factory) -> factory.enableCompression(false));
	}

	@Bean
	WebServerFactoryCustomizer<TomcatServletWebServerFactory> tomcatProblems() {
		return (factory) -> {
			factory.addContextCustomizers((context) -> {
				if (context.getParent() instanceof StandardHost host) {
					host.setErrorReportValveClass(ProblemValve.class.getName());
				}
			});
			// TRACE reaches the front door, which refuses it as it refuses others.
			factory.addConnectorCustomizers((connector) -> connector.setAllowTrace(true));
		};
	}

}
