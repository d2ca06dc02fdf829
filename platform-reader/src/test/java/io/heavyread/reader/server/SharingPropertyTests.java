package io.heavyread.reader.server;

import io.heavyread.protocol.test.PropertyErrors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;

/** What caches and browsers may do is said in their words, or the start is refused. */
class SharingPropertyTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withUserConfiguration(SharingConfiguration.class);

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			platform.reader.cache-control   | max_age=5                | a list of public, private
			platform.reader.cache-control   | max-age=-1               | a list of public, private
			platform.reader.cache-control   | 'max-age=5\r\nX-Evil: 1' | a list of public, private
			platform.reader.allowed-origins | shop.example             | * or origins as browsers write them
			platform.reader.allowed-origins | https://shop.example/    | * or origins as browsers write them
			platform.reader.allowed-origins | https://Shop.example     | * or origins as browsers write them
			platform.reader.allowed-origins | https://shop.example:443 | * or origins as browsers write them
			platform.reader.allowed-origins | https://*.example        | * or origins as browsers write them
			""")
	void badValue_stopsTheStart(String name, String value, String rule) {
		PropertyErrors.assertRefused(this.runner, name, value, rule);
	}

	@Configuration(proxyBeanMethods = false)
	@EnableConfigurationProperties(SharingProperties.class)
	static class SharingConfiguration {

	}

}
