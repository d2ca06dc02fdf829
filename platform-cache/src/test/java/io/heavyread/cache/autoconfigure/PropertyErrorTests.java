package io.heavyread.cache.autoconfigure;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
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
			platform.cache.max-weight      | 0B    | more than 0 bytes
			platform.cache.gzip-min-size   | -1B   | more than 0 bytes
			platform.cache.negative-ttl    | 0s    | longer than zero
			platform.cache.negative-ttl    | 3s    | at most platform.cache.max-staleness
			platform.cache.max-staleness   | -1s   | longer than zero
			platform.cache.max-stale       | -1s   | zero or longer
			platform.cache.poll-interval   | 0s    | longer than zero
			platform.cache.poll-interval   | 1500ms | at most half of platform.cache.max-staleness
			platform.cache.push-max-size   | -1B   | 0 bytes or more
			platform.cache.load-timeout    | 0s    | longer than zero
			platform.cache.max-loads       | 0     | more than 0
			platform.cache.inbox-size      | 0B    | more than 0 bytes
			platform.store.command-timeout | 0s    | longer than zero
			platform.store.connect-timeout | -5s   | longer than zero
			platform.store.log-length      | 0     | more than 0
			platform.store.tombstone-ttl   | 500ms | 1 s or longer
			platform.store.idempotency-ttl | 0s    | 1 s or longer
			platform.writer.wait-for-replicas | -1 | 0 to 16
			platform.writer.replica-timeout | 0s   | 1 ms or longer
			platform.instance-id           | a/b   | 1 to 64 characters
			platform.trusted-proxies       | proxy.example | a list of IP addresses, or of networks
			platform.trusted-proxies       | 10.0.0.0/33   | a list of IP addresses, or of networks
			platform.trusted-proxies       | '10.0.0.1, 1.2.3.999' | a list of IP addresses, or of networks
			platform.trusted-proxies       | 10\\..*       | a list of IP addresses, or of networks
			platform.trusted-proxies       | 0.0.0.0/0     | a list of IP addresses, or of networks
			platform.trusted-proxies       | ::/0          | a list of IP addresses, or of networks
			""")
	void badValue_stopsTheStart(String name, String value, String rule) {
		this.runner.withPropertyValues(name + "=" + value)
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOf(IllegalArgumentException.class)
				.hasMessageStartingWith(name + " must be " + rule)
				.hasMessageMatching("(?s).*but is '.+'"));
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
	void waitForReplicas_endsBeforeTheCommandDoes() {
		WriterReplicas replicas = new WriterReplicas(1, Duration.ofMillis(800));
		assertThat(replicas.settings(Duration.ofMillis(801)).replicas()).isEqualTo(1);
		assertThatIllegalArgumentException().isThrownBy(() -> replicas.settings(Duration.ofMillis(800)))
			.withMessage("platform.writer.replica-timeout must be shorter than platform.store.command-timeout,"
					+ " but is 'PT0.8S'");
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
			assertThat(cache.pushMaxSize().toKilobytes()).isEqualTo(64);
			StoreProperties store = context.getBean(StoreProperties.class);
			assertThat(store.commandTimeout()).hasMillis(800);
			assertThat(store.logLength()).isEqualTo(200_000);
			assertThat(store.tombstoneTtl()).hasDays(7);
			assertThat(store.idempotencyTtl()).hasMinutes(15);
		});
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

	@Test
	void withoutARole_nothingIsConfigured() {
		new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(StoreAutoConfiguration.class, ReaderCacheAutoConfiguration.class,
					WriterStoreAutoConfiguration.class))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(CacheProperties.class));
	}

	@Configuration(proxyBeanMethods = false)
	@EnableConfigurationProperties({ PlatformProperties.class, CacheProperties.class, StoreProperties.class,
			WriterReplicas.class, TrustedProxies.class })
	static class AllProperties {

	}

}
