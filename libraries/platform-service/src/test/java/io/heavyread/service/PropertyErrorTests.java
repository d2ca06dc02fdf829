package io.heavyread.service;

import io.heavyread.protocol.test.PropertyErrors;
import io.heavyread.service.web.TrustedProxies;
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
			platform.instance-id           | a/b   | 1 to 64 characters
			platform.trusted-proxies       | proxy.example | a list of IP addresses, or of networks
			platform.trusted-proxies       | 10.0.0.0/33   | a list of IP addresses, or of networks
			platform.trusted-proxies       | '10.0.0.1, 1.2.3.999' | a list of IP addresses, or of networks
			platform.trusted-proxies       | 10\\..*       | a list of IP addresses, or of networks
			platform.trusted-proxies       | 0.0.0.0/0     | a list of IP addresses, or of networks
			platform.trusted-proxies       | ::/0          | a list of IP addresses, or of networks
			""")
	void badValue_stopsTheStart(String name, String value, String rule) {
		PropertyErrors.assertRefused(this.runner, name, value, rule);
	}

	@Test
	void token_isNeverInText() {
		this.runner.withPropertyValues("platform.admin.token=s3cret-token").run((context) -> {
			PlatformProperties platform = context.getBean(PlatformProperties.class);
			assertThat(platform.admin().token()).isEqualTo("s3cret-token");
			assertThat(platform.toString()).doesNotContain("s3cret").contains("token=***");
		});
		this.runner
			.run((context) -> assertThat(context.getBean(PlatformProperties.class).toString()).contains("token=none"));
	}

	@Configuration(proxyBeanMethods = false)
	@EnableConfigurationProperties({ PlatformProperties.class, TrustedProxies.class })
	static class AllProperties {

	}

}
