package io.heavyread.writer;

import java.time.Clock;

import io.heavyread.protocol.boot.PhasedLifecycle;
import io.heavyread.service.Drain;
import io.heavyread.service.ObsoleteRole;
import io.heavyread.service.body.BodyLimits;
import io.heavyread.store.boot.WriterStoreConfiguration;

import org.springframework.boot.actuate.autoconfigure.web.ManagementContextConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurationExcludeFilter;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.FilterType;
import org.springframework.core.env.Environment;

/**
 * The writer service. Its configuration file is {@code writer.yaml}. Errors never reach
 * Boot's error page: handlers and the server itself answer with problems. The scan leaves
 * out what belongs to the management port alone.
 */
@SpringBootApplication(exclude = ErrorMvcAutoConfiguration.class)
@ConfigurationPropertiesScan
@ImportAutoConfiguration(WriterStoreConfiguration.class)
@ComponentScan(excludeFilters = { @Filter(type = FilterType.CUSTOM, classes = TypeExcludeFilter.class),
		@Filter(type = FilterType.CUSTOM, classes = AutoConfigurationExcludeFilter.class),
		@Filter(ManagementContextConfiguration.class) })
public class WriterApplication {

	/** Start the writer and leave it running until the process is told to end. */
	public static void main(String[] args) {
		builder().run(args);
	}

	/** Return the application, ready to take further properties and to run. */
	public static SpringApplicationBuilder builder() {
		return new SpringApplicationBuilder(WriterApplication.class).main(WriterApplication.class)
			.properties("spring.config.name=writer");
	}

	@Bean
	BodyLimits bodyLimits(WriterProperties properties) {
		return new BodyLimits(properties.maxBodySize(), properties.maxBodies(), properties.minBodyRate(),
				properties.bodyTimeout());
	}

	@Bean
	Drain drain(WriterProperties properties) {
		return new Drain(properties.drainDelay());
	}

	@Bean
	PhasedLifecycle drainLifecycle(Drain drain) {
		return drain.lifecycle();
	}

	@Bean
	ObsoleteRole obsoleteRole(Environment environment) {
		return new ObsoleteRole("writer", environment);
	}

	@Bean
	Clock clock() {
		return Clock.systemUTC();
	}

}
