package io.heavyread.writer.http;

import org.apache.catalina.connector.Connector;
import org.apache.coyote.http11.AbstractHttp11Protocol;

import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Settings of Tomcat that have no property. Comes last, so that the problem valve is the
 * innermost and answers before Boot's.
 */
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
class TomcatSettings implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

	@Override
	public void customize(TomcatServletWebServerFactory factory) {
		problems(factory);
		factory.addConnectorCustomizers(TomcatSettings::connector);
	}

	/** Let the server refuse malformed requests with problems. */
	static void problems(TomcatServletWebServerFactory factory) {
		factory.addContextCustomizers((context) -> context.getParent().getPipeline().addValve(new ProblemValve()));
	}

	private static void connector(Connector connector) {
		// TRACE is answered with 405 by the handlers, which know what is allowed.
		connector.setAllowTrace(true);
		if (connector.getProtocolHandler() instanceof AbstractHttp11Protocol<?> protocol) {
			// A body that will be refused is not asked for.
			protocol.setContinueResponseTiming("onRead");
		}
	}

}
