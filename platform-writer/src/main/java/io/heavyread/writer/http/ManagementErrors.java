package io.heavyread.writer.http;

import org.springframework.boot.actuate.autoconfigure.web.ManagementContextConfiguration;
import org.springframework.boot.actuate.autoconfigure.web.ManagementContextType;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * The writer's management port, which is a server of its own, refuses malformed requests
 * with problems too.
 */
@ManagementContextConfiguration(value = ManagementContextType.CHILD, proxyBeanMethods = false)
@ConditionalOnProperty(name = "spring.application.name", havingValue = "platform-writer")
class ManagementErrors {

	/**
	 * Actuator's endpoints would fail with 500 on an Accept that is empty or malformed,
	 * or asks for another charset than UTF-8.
	 */
	@Bean
	OncePerRequestFilter usableAccept() {
		return new UsableAccept();
	}

	@Bean
	@Order(Ordered.LOWEST_PRECEDENCE)
	WebServerFactoryCustomizer<TomcatServletWebServerFactory> managementProblemValve() {
		return TomcatSettings::problems;
	}

}
