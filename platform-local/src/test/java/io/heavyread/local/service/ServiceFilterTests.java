package io.heavyread.local.service;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.autoconfigure.AutoConfigurationMetadata;
import org.springframework.mock.env.MockEnvironment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

class ServiceFilterTests {

	private static final String[] NAMES = { "org.springframework.cloud.gateway.server.mvc.GatewayServerMvc",
			"org.springframework.boot.security.autoconfigure.SecurityAutoConfiguration",
			"org.springframework.boot.thymeleaf.autoconfigure.ThymeleafAutoConfiguration",
			"org.springdoc.core.configuration.SpringDocConfiguration",
			"org.springframework.boot.data.redis.autoconfigure.DataRedisAutoConfiguration",
			"org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration" };

	@ParameterizedTest
	@CsvSource({ "gateway, true, false, false, false, false, true", "console, false, true, true, true, true, true",
			"reader, false, false, false, false, true, true", "writer, false, false, false, false, true, true",
			", true, true, true, true, true, true" })
	void match_service_takesItsOwnAndShared(@Nullable String service, boolean cloud, boolean security,
			boolean thymeleaf, boolean apiDocs, boolean redis, boolean web) {
		ServiceFilter filter = new ServiceFilter();
		MockEnvironment environment = new MockEnvironment();
		if (service != null) {
			environment.setProperty(ServiceFilter.SERVICE, service);
		}
		filter.setEnvironment(environment);
		assertThat(filter.match(NAMES, mock(AutoConfigurationMetadata.class))).containsExactly(cloud, security,
				thymeleaf, apiDocs, redis, web);
	}

}
