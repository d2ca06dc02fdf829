package io.heavyread.local.role;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.autoconfigure.AutoConfigurationMetadata;
import org.springframework.mock.env.MockEnvironment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

class RoleAutoConfigurationFilterTests {

	private static final String[] NAMES = { "org.springframework.cloud.gateway.server.mvc.GatewayServerMvc",
			"org.springframework.boot.security.autoconfigure.SecurityAutoConfiguration",
			"org.springframework.boot.thymeleaf.autoconfigure.ThymeleafAutoConfiguration",
			"org.springdoc.core.configuration.SpringDocConfiguration",
			"org.springframework.boot.data.redis.autoconfigure.DataRedisAutoConfiguration",
			"io.heavyread.cache.autoconfigure.StoreAutoConfiguration",
			"org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration" };

	@ParameterizedTest
	@CsvSource({ "gateway, true, false, false, false, false, false, true",
			"console, false, true, true, true, true, true, true",
			"reader, false, false, false, false, true, true, true",
			"writer, false, false, false, false, true, true, true", ", true, true, true, true, true, true, true" })
	void match_role_takesItsOwnAndShared(@Nullable String role, boolean cloud, boolean security, boolean thymeleaf,
			boolean apiDocs, boolean redis, boolean cache, boolean web) {
		RoleAutoConfigurationFilter filter = new RoleAutoConfigurationFilter();
		MockEnvironment environment = new MockEnvironment();
		if (role != null) {
			environment.setProperty("platform.role", role);
		}
		filter.setEnvironment(environment);
		assertThat(filter.match(NAMES, mock(AutoConfigurationMetadata.class))).containsExactly(cloud, security,
				thymeleaf, apiDocs, redis, cache, web);
	}

}
