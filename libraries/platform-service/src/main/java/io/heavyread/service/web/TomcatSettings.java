package io.heavyread.service.web;

import org.apache.catalina.Pipeline;
import org.apache.catalina.connector.Connector;
import org.apache.coyote.http11.AbstractHttp11Protocol;

import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.core.Ordered;

/**
 * Settings of Tomcat that have no property: it refuses with problems what no handler
 * sees, and asks for bodies when they are read. Comes last, so that the valve of problems
 * is the innermost and answers before Boot's.
 */
final class TomcatSettings implements WebServerFactoryCustomizer<TomcatServletWebServerFactory>, Ordered {

	@Override
	public int getOrder() {
		return Ordered.LOWEST_PRECEDENCE;
	}

	@Override
	public void customize(TomcatServletWebServerFactory factory) {
		factory.addContextCustomizers((context) -> {
			Pipeline host = context.getParent().getPipeline();
			host.addValve(new ContinueValve());
			host.addValve(new ProblemValve());
		});
		factory.addConnectorCustomizers(TomcatSettings::connector);
	}

	private static void connector(Connector connector) {
		// TRACE is refused by the handlers, which know what is allowed.
		connector.setAllowTrace(true);
		if (connector.getProtocolHandler() instanceof AbstractHttp11Protocol<?> protocol) {
			// A body that will be refused is not asked for.
			protocol.setContinueResponseTiming("onRead");
		}
	}

}
