package io.heavyread.service.body;

import org.apache.catalina.startup.Tomcat;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;

/** Has the bodies of a service received that declares its limits. */
@AutoConfiguration
@ConditionalOnClass(Tomcat.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
class BodyAutoConfiguration {

	@Bean
	@ConditionalOnBean(BodyLimits.class)
	RequestBodies requestBodies(BodyLimits limits) {
		return new RequestBodies(limits);
	}

}
