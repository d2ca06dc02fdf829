package io.heavyread.cache.test;

import java.util.ArrayList;
import java.util.List;

import io.heavyread.cache.fleet.MemberIdentity;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/**
 * A reader or writer without ports: the library alone, as the auto-configuration puts it
 * together.
 */
public final class TestNode implements AutoCloseable {

	private final ConfigurableApplicationContext context;

	private TestNode(String role, String id, String redisAddress, String... properties) {
		List<String> all = new ArrayList<>(
				List.of("platform.role=" + role, "platform.instance-id=" + id, "REDIS_ADDR=" + redisAddress,
						"spring.jmx.enabled=false", "spring.main.banner-mode=off", "logging.level.root=WARN",
						"logging.level.io.heavyread=INFO", "spring.main.register-shutdown-hook=false"));
		all.addAll(List.of(properties));
		this.context = new SpringApplicationBuilder(Node.class).web(WebApplicationType.NONE)
			.properties(all.toArray(String[]::new))
			.run();
	}

	/** Start a reader. */
	public static TestNode reader(String id, String redisAddress, String... properties) {
		return new TestNode("reader", id, redisAddress, properties);
	}

	/** Start a writer. */
	public static TestNode writer(String id, String redisAddress, String... properties) {
		return new TestNode("writer", id, redisAddress, properties);
	}

	/** Return one of the library's beans. */
	public <T> T get(Class<T> type) {
		return this.context.getBean(type);
	}

	@Override
	public void close() {
		this.context.close();
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Node {

		@Bean
		MemberIdentity identity(Environment environment) {
			return new MemberIdentity(environment.getRequiredProperty("platform.role"),
					environment.getRequiredProperty("platform.instance-id"), "127.0.0.1:1", "127.0.0.1:2");
		}

	}

}
