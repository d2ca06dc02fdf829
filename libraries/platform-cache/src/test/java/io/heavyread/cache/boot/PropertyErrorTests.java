package io.heavyread.cache.boot;

import io.heavyread.protocol.test.PropertyErrors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

/** A bad value stops the start with a sentence that names the property and the value. */
class PropertyErrorTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withUserConfiguration(AllProperties.class);

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			platform.cache.max-weight      | 0B    | more than 0 bytes
			platform.cache.gzip-min-size   | -1B   | more than 0 bytes
			platform.cache.negative-ttl    | 0s    | longer than zero
			platform.cache.negative-ttl    | 3s    | at most platform.cache.max-staleness
			platform.cache.max-staleness   | -1s   | longer than zero
			platform.cache.max-stale       | -1s   | zero or longer
			platform.cache.poll-interval   | 0s    | longer than zero
			platform.cache.poll-interval   | 1500ms | at most half of platform.cache.max-staleness
			platform.cache.load-timeout    | 0s    | longer than zero
			platform.cache.max-loads       | 0     | more than 0
			platform.cache.inbox-size      | 0B    | more than 0 bytes
			""")
	void badValue_stopsTheStart(String name, String value, String rule) {
		PropertyErrors.assertRefused(this.runner, name, value, rule);
	}

	@Test
	void badValue_isQuotedAsItWasUnderstood() {
		this.runner.withPropertyValues("platform.cache.poll-interval=1500ms")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.hasMessage("platform.cache.poll-interval must be at most half of platform.cache.max-staleness,"
						+ " but is 'PT1.5S'"));
	}

	@Test
	void valueThatCannotBeRead_namesTheProperty() {
		this.runner.withPropertyValues("platform.cache.max-weight=much")
			.run((context) -> assertThat(context).getFailure()
				.hasStackTraceContaining("platform.cache.max-weight")
				.hasStackTraceContaining("much"));
	}

	@Test
	void defaults_areThoseOfTheDocuments() {
		this.runner.run((context) -> {
			CacheProperties cache = context.getBean(CacheProperties.class);
			assertThat(cache.maxWeight().toMegabytes()).isEqualTo(256);
			assertThat(cache.maxStaleness()).hasSeconds(2);
			assertThat(cache.maxStale()).hasMinutes(5);
			assertThat(cache.pollInterval()).hasMillis(500);
			assertThat(cache.pushEnabled()).isTrue();
		});
	}

	@Configuration(proxyBeanMethods = false)
	@EnableConfigurationProperties(CacheProperties.class)
	static class AllProperties {

	}

}
