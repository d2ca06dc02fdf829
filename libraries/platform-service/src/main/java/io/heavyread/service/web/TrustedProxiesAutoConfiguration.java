package io.heavyread.service.web;

import io.heavyread.protocol.boot.Properties;
import org.apache.catalina.valves.RemoteIpValve;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.boot.web.server.autoconfigure.ServerProperties.ForwardHeadersStrategy;
import org.springframework.context.annotation.Bean;

/**
 * Lets the word of named proxies count in a service, and nobody else's. Spring Boot's own
 * strategies trust whole private networks, so they stay off.
 */
@AutoConfiguration
@ConditionalOnClass({ RemoteIpValve.class, ConfigurableTomcatWebServerFactory.class })
@ConditionalOnWebApplication
@EnableConfigurationProperties(TrustedProxies.class)
public class TrustedProxiesAutoConfiguration {

	@Bean
	WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> trustedProxies(TrustedProxies proxies,
			ServerProperties server) {
		ForwardHeadersStrategy strategy = server.getForwardHeadersStrategy();
		Properties.check(strategy == null || strategy == ForwardHeadersStrategy.NONE, "server.forward-headers-strategy",
				"none, and proxies be named by platform.trusted-proxies", strategy);
		return (factory) -> factory.addEngineValves(new TrustedProxyValve(proxies.trustedProxies()));
	}

}
