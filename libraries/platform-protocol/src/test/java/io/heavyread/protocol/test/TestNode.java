package io.heavyread.protocol.test;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import io.heavyread.protocol.fleet.FleetSecret;
import io.heavyread.protocol.fleet.MemberIdentity;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.EnvironmentAware;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.DeferredImportSelector;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotationMetadata;

/**
 * A member of the fleet without ports: a library alone, as its configuration puts it
 * together.
 */
public final class TestNode implements AutoCloseable {

	private final ConfigurableApplicationContext context;

	private TestNode(ConfigurableApplicationContext context) {
		this.context = context;
	}

	/**
	 * Start a member.
	 * @param library the configuration of the library
	 * @param role what the member registers as
	 * @param redisAddress host:port
	 */
	public static TestNode start(Class<?> library, String role, String id, String redisAddress, String... properties) {
		int colon = redisAddress.lastIndexOf(':');
		List<String> all = new ArrayList<>(List.of("test.library=" + library.getName(), "test.role=" + role,
				"test.id=" + id, "spring.data.redis.host=" + redisAddress.substring(0, colon),
				"spring.data.redis.port=" + redisAddress.substring(colon + 1), "spring.jmx.enabled=false",
				"spring.main.banner-mode=off", "logging.level.root=WARN", "logging.level.io.heavyread=INFO",
				"logging.level.io.lettuce.core=ERROR", "spring.main.register-shutdown-hook=false"));
		all.addAll(List.of(properties));
		// As arguments: where the services' part is on the class path, it has defaults
		// too.
		return new TestNode(new SpringApplicationBuilder(Node.class).web(WebApplicationType.NONE)
			.run(all.stream().map((property) -> "--" + property).toArray(String[]::new)));
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
	@EnableAutoConfiguration(excludeName = "io.heavyread.service.ServiceAutoConfiguration")
	@Import(Library.class)
	static class Node {

		@Bean
		MemberIdentity identity(Environment environment) {
			return new MemberIdentity(environment.getRequiredProperty("test.role"),
					environment.getRequiredProperty("test.id"), "127.0.0.1:1", "127.0.0.1:2");
		}

		@Bean
		FleetSecret fleetSecret(Environment environment) {
			return new FleetSecret(environment.getProperty("platform.admin.token"));
		}

	}

	/** Imports the library last, as a service does: a test's own beans win. */
	static final class Library implements DeferredImportSelector, EnvironmentAware {

		private @Nullable Environment environment;

		@Override
		public void setEnvironment(Environment environment) {
			this.environment = environment;
		}

		@Override
		public String[] selectImports(AnnotationMetadata importing) {
			return new String[] { Objects.requireNonNull(this.environment).getRequiredProperty("test.library") };
		}

	}

}
