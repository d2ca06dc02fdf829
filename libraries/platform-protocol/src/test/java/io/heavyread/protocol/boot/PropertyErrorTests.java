package io.heavyread.protocol.boot;

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
			platform.store.command-timeout | 0s    | longer than zero
			platform.store.connect-timeout | -5s   | longer than zero
			""")
	void badValue_stopsTheStart(String name, String value, String rule) {
		PropertyErrors.assertRefused(this.runner, name, value, rule);
	}

	@Test
	void defaults_areThoseOfTheDocuments() {
		this.runner.run((context) -> {
			StoreProperties store = context.getBean(StoreProperties.class);
			assertThat(store.commandTimeout()).hasMillis(800);
			assertThat(store.connectTimeout()).hasSeconds(1);
		});
	}

	@Configuration(proxyBeanMethods = false)
	@EnableConfigurationProperties(StoreProperties.class)
	static class AllProperties {

	}

}
