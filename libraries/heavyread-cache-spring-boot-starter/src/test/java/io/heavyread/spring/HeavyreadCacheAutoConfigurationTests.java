package io.heavyread.spring;

import io.heavyread.cache.NearCache;
import io.heavyread.protocol.test.RedisProcess;
import io.heavyread.store.PostStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.data.redis.autoconfigure.DataRedisAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

/** What an application gets, and what it keeps. */
class HeavyreadCacheAutoConfigurationTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(
				AutoConfigurations.of(DataRedisAutoConfiguration.class, HeavyreadCacheAutoConfiguration.class))
		.withPropertyValues("spring.data.redis.port=" + RedisProcess.freePort());

	private final ApplicationContextRunner withTag = this.runner.withPropertyValues("heavyread.cache.tag=prices");

	@Test
	void withoutATag_nothingIsOpened() {
		this.runner.run((context) -> assertThat(context).hasSingleBean(Keyspaces.class)
			.doesNotHaveBean(OpenKeyspace.class)
			.doesNotHaveBean(NearCache.class)
			.doesNotHaveBean(PostStore.class));
	}

	@Test
	void withATag_readsAndWrites() {
		this.withTag
			.run((context) -> assertThat(context).hasSingleBean(NearCache.class).hasSingleBean(PostStore.class));
	}

	@ParameterizedTest
	@ValueSource(strings = { "false", "no", "off" })
	void withoutWrites_thereIsNoStore(String no) {
		this.withTag.withPropertyValues("heavyread.cache.writes=" + no)
			.run((context) -> assertThat(context).hasSingleBean(NearCache.class).doesNotHaveBean(PostStore.class));
	}

	@Test
	void beansOfTheApplication_win() {
		NearCache own = new NearCache(mock(io.heavyread.cache.PostCache.class), System::nanoTime);
		this.withTag.withBean(NearCache.class, () -> own)
			.run((context) -> assertThat(context.getBean(NearCache.class)).isSameAs(own));
		Keyspaces keyspaces = mock(Keyspaces.class);
		this.runner.withBean(Keyspaces.class, () -> keyspaces)
			.run((context) -> assertThat(context.getBean(Keyspaces.class)).isSameAs(keyspaces));
	}

	@ParameterizedTest
	@ValueSource(strings = { "keyspaces", "keyspace", "nearCache", "documentStore" })
	void nameThatAnApplicationGaveABean_isItsOwn(String name) {
		this.withTag.withBean(name, String.class, () -> "of the application")
			.run((context) -> assertThat(context).hasNotFailed()
				.hasSingleBean(NearCache.class)
				.hasSingleBean(PostStore.class));
	}

	/** Nobody knows which one is meant. */
	@Test
	void twoKeySpacesOfTheApplication_makeNoCacheAndNoStore() {
		this.withTag.withBean("one", OpenKeyspace.class, () -> mock(OpenKeyspace.class))
			.withBean("two", OpenKeyspace.class, () -> mock(OpenKeyspace.class))
			.run((context) -> assertThat(context).hasNotFailed()
				.doesNotHaveBean(NearCache.class)
				.doesNotHaveBean(PostStore.class));
	}

	/**
	 * Its Redis client, its properties and short names that mean something else there.
	 */
	@Test
	void restOfTheApplication_isNotTouched() {
		this.withTag.withSystemProperties("REDIS_ADDR=not-an-address", "platform.cache.max-weight=nonsense")
			.run((context) -> {
				assertThat(context).hasNotFailed();
				LettuceConnectionFactory factory = context.getBean(LettuceConnectionFactory.class);
				assertThat(factory.getClientConfiguration().getClientOptions()).hasValueSatisfying(
						(options) -> assertThat(options.isAutoReconnect()).as("as Boot has it").isTrue());
				assertThat(context.getEnvironment().getProperty("logging.level.io.lettuce.core")).isNull();
				assertThat(context.getBeanNamesForType(org.springframework.context.SmartLifecycle.class))
					.allMatch((name) -> !name.contains("eartbeat"));
			});
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			tag           | Prices | 1 to 32 characters of a-z 0-9 _ -
			kind          | a:b    | 1 to 32 characters of a-z 0-9 _ -
			kind          | idem   | 1 to 32 characters of a-z 0-9 _ - and not ack
			instance-id   | a/b    | 1 to 64 characters
			max-weight    | 0B     | more than 0 bytes
			max-weight    | 4096GB | at most the heap
			max-staleness | 0s     | longer than zero
			max-stale     | -1s    | zero to 365d
			max-stale     | 200000d | zero to 365d
			negative-ttl  | 3s     | at most heavyread.cache.max-staleness
			poll-interval | 1500ms | at most half of heavyread.cache.max-staleness
			load-timeout  | 0s     | longer than zero
			log-length    | 0      | more than 0
			load-timeout  | 200000d | longer than zero, at most 365d
			tombstone-ttl | 500ms  | 1 s or longer
			tombstone-ttl | 99999999d | 1 s or longer, at most 36500d
			push-max-size | -1B    | 0 bytes or more
			""")
	void badValue_stopsTheStartWithASentence(String name, String value, String rule) {
		this.withTag.withPropertyValues("heavyread.cache." + name + "=" + value)
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.hasMessageStartingWith("heavyread.cache." + name + " must be " + rule)
				.hasMessageMatching("(?s).*but is '.+'"));
	}

}
