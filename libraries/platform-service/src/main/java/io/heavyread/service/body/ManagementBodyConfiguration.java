package io.heavyread.service.body;

import org.springframework.boot.actuate.autoconfigure.web.ManagementContextConfiguration;
import org.springframework.boot.actuate.autoconfigure.web.ManagementContextType;
import org.springframework.context.annotation.Bean;

/** The same for a management port that is a server of its own. */
@ManagementContextConfiguration(value = ManagementContextType.CHILD, proxyBeanMethods = false)
class ManagementBodyConfiguration {

	@Bean
	RequestBodies requestBodies() {
		return new RequestBodies(BodyLimits.OF_MANAGEMENT);
	}

	@Bean
	UsableRequest usableRequest() {
		return new UsableRequest();
	}

}
