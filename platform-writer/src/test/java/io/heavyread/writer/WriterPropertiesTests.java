package io.heavyread.writer;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

class WriterPropertiesTests {

	@ParameterizedTest
	@CsvSource({ "max-body-size,0B", "max-body-size,17MB", "max-body-size,much", "max-in-flight,1KB",
			"max-in-flight,2GB", "body-timeout,1ms", "body-timeout,soon", "store-timeout,0s", "store-timeout,1m",
			"min-body-rate,2MB", "max-bodies,32KB", "max-bodies,2GB", "reply-wait,-1s", "reply-wait,1h" })
	void start_badValue_isNamedWithItsProperty(String name, String value) {
		new ApplicationContextRunner().withUserConfiguration(Application.class)
			.withPropertyValues("platform.writer." + name + "=" + value)
			.run((context) -> {
				assertThat(context).hasFailed();
				assertThat(messages(context.getStartupFailure())).contains("platform.writer." + name);
			});
	}

	private static String messages(@Nullable Throwable failure) {
		StringBuilder all = new StringBuilder();
		for (@Nullable
		Throwable at = failure; at != null; at = at.getCause()) {
			all.append(at.getMessage()).append('\n');
		}
		return all.toString();
	}

	@EnableConfigurationProperties(WriterProperties.class)
	static class Application {

	}

}
