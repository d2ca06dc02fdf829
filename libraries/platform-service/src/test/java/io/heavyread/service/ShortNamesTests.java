package io.heavyread.service;

import java.util.HashMap;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.SpringApplication;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** REDIS_ADDR and POD_ID stand for long names, which win. */
class ShortNamesTests {

	@ParameterizedTest
	@CsvSource({ "127.0.0.1:6379,127.0.0.1,6379", "redis:1,redis,1", "redis.example.org:65535,redis.example.org,65535",
			"[::1]:6379,[::1],6379" })
	void address_isHostAndPort(String address, String host, int port) {
		StandardEnvironment environment = process(Map.of("REDIS_ADDR", address));
		assertThat(environment.getProperty("spring.data.redis.host")).isEqualTo(host);
		assertThat(environment.getProperty("spring.data.redis.port", Integer.class)).isEqualTo(port);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "redis", "redis:", ":6379", "redis:0", "redis:65536", "redis:123456", "redis:-1",
			"redis:6379/0", "redis:six" })
	void addressThatIsNone_stopsTheStart_withItsName(String address) {
		assertThatIllegalArgumentException().isThrownBy(() -> process(Map.of("REDIS_ADDR", address)))
			.withMessage("REDIS_ADDR must be host:port, but is '" + address + "'");
	}

	@Test
	void withoutAnAddress_theLocalStoreIsMeant() {
		StandardEnvironment environment = process(Map.of());
		assertThat(environment.getProperty("spring.data.redis.host")).isEqualTo("127.0.0.1");
		assertThat(environment.getProperty("spring.data.redis.port")).isEqualTo("16379");
		assertThat(environment.getProperty("platform.instance-id")).isNull();
	}

	@Test
	void podId_isTheInstance() {
		assertThat(process(Map.of("POD_ID", "reader-7")).getProperty("platform.instance-id")).isEqualTo("reader-7");
	}

	@Test
	void longNames_win() {
		StandardEnvironment environment = process(Map.of("REDIS_ADDR", "short:1", "POD_ID", "short",
				"spring.data.redis.host", "long", "spring.data.redis.port", "2", "platform.instance-id", "long-id"));
		assertThat(environment.getProperty("spring.data.redis.host")).isEqualTo("long");
		assertThat(environment.getProperty("spring.data.redis.port")).isEqualTo("2");
		assertThat(environment.getProperty("platform.instance-id")).isEqualTo("long-id");
	}

	private static StandardEnvironment process(Map<String, Object> properties) {
		StandardEnvironment environment = new StandardEnvironment();
		environment.getPropertySources().remove(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME);
		environment.getPropertySources().addFirst(new MapPropertySource("test", new HashMap<>(properties)));
		new ShortNames().postProcessEnvironment(environment, new SpringApplication());
		return environment;
	}

}
