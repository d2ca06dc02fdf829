package io.heavyread.service.web;

import org.apache.catalina.startup.Tomcat;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** The services' own ports. */
@AutoConfiguration
@ConditionalOnClass(Tomcat.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@EnableConfigurationProperties(WebProperties.class)
class WebAutoConfiguration {

	@Bean
	HostNames hostNames(WebProperties properties) {
		return HostNames.of(properties.allowedHosts());
	}

	@Bean
	OwnNames ownNames(HostNames names) {
		return new OwnNames(names);
	}

	@Bean
	TomcatSettings tomcatSettings() {
		return new TomcatSettings();
	}

	@Bean
	UniformProblems uniformProblems() {
		return new UniformProblems();
	}

}
