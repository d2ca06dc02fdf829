package io.heavyread.service.web;

import org.springframework.boot.actuate.autoconfigure.web.ManagementContextConfiguration;
import org.springframework.boot.actuate.autoconfigure.web.ManagementContextType;
import org.springframework.context.annotation.Bean;

/** The same for a management port that is a server of its own. */
@ManagementContextConfiguration(value = ManagementContextType.CHILD, proxyBeanMethods = false)
class ManagementWebConfiguration {

	@Bean
	OwnNames ownNames(HostNames names) {
		return new OwnNames(names);
	}

	@Bean
	TomcatSettings tomcatSettings() {
		return new TomcatSettings();
	}

}
