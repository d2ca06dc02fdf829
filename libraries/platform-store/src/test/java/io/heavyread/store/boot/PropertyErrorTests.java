package io.heavyread.store.boot;

import java.time.Duration;

import io.heavyread.protocol.test.PropertyErrors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** A bad value stops the start with a sentence that names the property and the value. */
class PropertyErrorTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withUserConfiguration(AllProperties.class);

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			platform.store.log-length      | 0     | more than 0
			platform.store.tombstone-ttl   | 500ms | 1 s or longer
			platform.store.tombstone-ttl   | 99999999d | 1 s or longer, at most 36500d
			platform.store.idempotency-ttl | 0s    | 1 s or longer
			platform.store.idempotency-ttl | 99999999d | 1 s or longer, at most 36500d
			platform.writer.wait-for-replicas | -1 | 0 to 16
			platform.writer.replica-timeout | 0s   | 1 ms or longer
			platform.store.push-max-size   | -1B   | 0 bytes or more
			""")
	void badValue_stopsTheStart(String name, String value, String rule) {
		PropertyErrors.assertRefused(this.runner, name, value, rule);
	}

	@Test
	void waitForReplicas_endsBeforeTheCommandDoes() {
		WriterReplicas replicas = new WriterReplicas(1, Duration.ofMillis(800));
		assertThat(replicas.settings(Duration.ofMillis(801)).replicas()).isEqualTo(1);
		assertThatIllegalArgumentException().isThrownBy(() -> replicas.settings(Duration.ofMillis(800)))
			.withMessage("platform.writer.replica-timeout must be shorter than platform.store.command-timeout,"
					+ " but is 'PT0.8S'");
	}

	@Test
	void defaults_areThoseOfTheDocuments() {
		this.runner.run((context) -> {
			WriterStoreProperties store = context.getBean(WriterStoreProperties.class);
			assertThat(store.logLength()).isEqualTo(200_000);
			assertThat(store.tombstoneTtl()).hasDays(7);
			assertThat(store.idempotencyTtl()).hasMinutes(15);
			assertThat(store.pushMaxSize().toKilobytes()).isEqualTo(64);
		});
	}

	@Configuration(proxyBeanMethods = false)
	@EnableConfigurationProperties({ WriterStoreProperties.class, WriterReplicas.class })
	static class AllProperties {

	}

}
