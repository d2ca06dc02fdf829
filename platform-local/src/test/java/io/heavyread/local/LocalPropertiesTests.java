package io.heavyread.local;

import io.heavyread.local.start.StartRefusedException;
import org.junit.jupiter.api.Test;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.mock.env.MockEnvironment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchException;

class LocalPropertiesTests {

	private final MockEnvironment environment = new MockEnvironment();

	@Test
	void bind_nothingSet_hasTheAddressesOfTheContract() {
		LocalProperties properties = bind();
		assertThat(properties.allPorts().values().stream().flatMap(java.util.List::stream)).containsExactlyInAnyOrder(
				9080, 19080, 8080, 18080, 8081, 8082, 8083, 18081, 18082, 18083, 8090, 18090, 16379);
	}

	@Test
	void bind_oneManagementPortTooFew_namesTheProperty() {
		this.environment.setProperty("platform.local.reader-ports", "1,2,3,4");
		Exception failure = catchException(this::bind);
		assertThat(NestedExceptionUtils.getMostSpecificCause(failure)).isInstanceOf(StartRefusedException.class)
			.hasMessageContaining("platform.local.reader-management-ports");
	}

	@Test
	void redisAddress_notHostAndPort_namesTheProperty() {
		this.environment.setProperty("REDIS_ADDR", "redis");
		assertThatExceptionOfType(StartRefusedException.class)
			.isThrownBy(() -> RedisAddress.from(this.environment, bind()))
			.withMessage("REDIS_ADDR is 'redis'; it must be host:port.");
	}

	@Test
	void redisAddress_set_replacesTheEmbeddedOne() {
		this.environment.setProperty("REDIS_ADDR", "redis:6379");
		assertThat(RedisAddress.from(this.environment, bind())).isEqualTo(new RedisAddress("redis:6379", false));
	}

	@Test
	void secrets_tokenConfigured_isKept() {
		this.environment.setProperty("platform.admin.token", "mine");
		assertThat(Secrets.from(this.environment).adminToken()).isEqualTo("mine");
	}

	@Test
	void secrets_nothingConfigured_areNewEachTime() {
		Secrets first = Secrets.from(this.environment);
		Secrets second = Secrets.from(this.environment);
		assertThat(first.adminToken()).hasSize(32).isNotEqualTo(second.adminToken());
		assertThat(first.consolePassword()).hasSize(16).isNotEqualTo(second.consolePassword());
		assertThat(first).hasToString("Secrets[hidden]");
	}

	@Test
	void secrets_consoleUsersConfigured_makesNoPassword() {
		this.environment.setProperty("platform.console.users[0].name", "me");
		assertThat(Secrets.from(this.environment).consolePassword()).isNull();
	}

	private LocalProperties bind() {
		return Binder.get(this.environment).bindOrCreate(LocalProperties.PREFIX, LocalProperties.class);
	}

}
