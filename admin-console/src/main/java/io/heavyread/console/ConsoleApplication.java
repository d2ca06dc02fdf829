package io.heavyread.console;

import java.time.Clock;
import java.time.Duration;

import io.heavyread.protocol.boot.PhasedLifecycle;
import io.heavyread.protocol.boot.RedisConfiguration;
import io.heavyread.service.Drain;
import io.heavyread.service.ObsoleteRole;
import io.heavyread.service.body.BodyLimits;
import io.heavyread.service.body.FormFields;

import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.util.unit.DataSize;

/** The operators' console. Its configuration file is {@code console.yaml}. */
@SpringBootApplication(exclude = UserDetailsServiceAutoConfiguration.class)
@ConfigurationPropertiesScan
@ImportAutoConfiguration(RedisConfiguration.class)
public class ConsoleApplication {

	/** Start the console and leave it running until the process is told to end. */
	public static void main(String[] args) {
		builder().run(args);
	}

	/** Return the application, ready to take further properties and to run. */
	public static SpringApplicationBuilder builder() {
		return new SpringApplicationBuilder(ConsoleApplication.class).main(ConsoleApplication.class)
			.properties("spring.config.name=console");
	}

	/**
	 * A form with a post of the writer's default bound has up to three times its bytes.
	 */
	@Bean
	BodyLimits bodyLimits() {
		return new BodyLimits(DataSize.ofMegabytes(4), DataSize.ofMegabytes(16), DataSize.ofKilobytes(1),
				Duration.ofSeconds(30));
	}

	@Bean
	FormFields formFields() {
		return new FormFields();
	}

	@Bean
	PhasedLifecycle drainLifecycle(ConsoleProperties properties) {
		return new Drain(properties.drainDelay()).lifecycle();
	}

	@Bean
	ObsoleteRole obsoleteRole(Environment environment) {
		return new ObsoleteRole("console", environment);
	}

	@Bean
	Clock clock() {
		return Clock.systemUTC();
	}

}
