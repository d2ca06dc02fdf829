package io.heavyread.local;

import java.util.stream.Stream;

import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.ConfigurableEnvironment;

/**
 * The whole platform in one JVM: Redis, the writer, the readers, the console and the
 * gateway. This context is the launcher's own; it reads {@code platform.local.*}, and
 * when it closes, everything stops. Arguments are properties that all services see, and
 * {@code --fresh}, which wipes the stored posts first.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableConfigurationProperties(LocalProperties.class)
public class LocalPlatform {

	/** Start the platform; end the process with 1 when it cannot start. */
	public static void main(String[] args) {
		try {
			start(args);
		}
		catch (RuntimeException ex) {
			// The failure has been reported by the launcher's context.
			System.exit(1);
		}
	}

	/** Start the platform and return when it is up; closing the context stops it. */
	static ConfigurableApplicationContext start(String... args) {
		return new SpringApplicationBuilder(LocalPlatform.class).web(WebApplicationType.NONE)
			.properties("spring.config.name=local")
			.run(Stream.of(args).map(LocalPlatform::property).toArray(String[]::new));
	}

	private static String property(String argument) {
		return "--fresh".equals(argument) ? "--" + LocalProperties.PREFIX + ".fresh=true" : argument;
	}

	@Bean
	Platform platform(LocalProperties properties, ConfigurableEnvironment environment, ApplicationArguments arguments) {
		return new Platform(properties, environment, arguments.getSourceArgs());
	}

	@Bean
	ApplicationRunner start(Platform platform) {
		// Not while the context refreshes: it could not be closed then.
		return (arguments) -> platform.start();
	}

}
