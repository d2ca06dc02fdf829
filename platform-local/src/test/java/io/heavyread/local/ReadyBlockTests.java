package io.heavyread.local;

import java.nio.file.Path;
import java.time.Duration;

import org.junit.jupiter.api.Test;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.mock.env.MockEnvironment;

import static org.assertj.core.api.Assertions.assertThat;

class ReadyBlockTests {

	private final LocalProperties properties = Binder.get(new MockEnvironment())
		.bindOrCreate(LocalProperties.PREFIX, LocalProperties.class);

	private final Secrets secrets = new Secrets("the-token", "the-password");

	@Test
	void text_defaults_showsEveryAddressAndSecretOnce() {
		assertThat(text(new RedisAddress("127.0.0.1:16379", true), true)).contains("is up after 7.5 s")
			.contains("http://127.0.0.1:9080 ", "http://127.0.0.1:8080 ", "http://127.0.0.1:8081 ")
			.contains("http://127.0.0.1:8082 ", "http://127.0.0.1:8083 ", "http://127.0.0.1:8090 ")
			.contains("127.0.0.1:16379", "6.2.6, the embedded one, data in /somewhere/data")
			.contains("user operator", "the-password", "the-token")
			.containsOnlyOnce("http://127.0.0.1:9080/create")
			.containsOnlyOnce("http://127.0.0.1:9080/post?id=post-1");
	}

	@Test
	void text_otherRedis_namesItsProperty() {
		assertThat(text(new RedisAddress("redis:6379", false), true)).contains("redis:6379", "from REDIS_ADDR")
			.doesNotContain("/somewhere/data");
	}

	@Test
	void text_notReady_saysSo() {
		assertThat(text(new RedisAddress("redis:6379", false), false)).contains("not all of it is healthy");
	}

	private String text(RedisAddress redis, boolean ready) {
		return new ReadyBlock(this.properties, redis, "6.2.6, the embedded one", Path.of("/somewhere/data"),
				this.secrets, Duration.ofMillis(7500), ready)
			.text();
	}

}
