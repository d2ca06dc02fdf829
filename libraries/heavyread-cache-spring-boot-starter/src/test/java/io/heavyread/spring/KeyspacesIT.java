package io.heavyread.spring;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

import io.heavyread.cache.Answer;
import io.heavyread.protocol.FeedState;
import io.heavyread.protocol.Keyspace;
import io.heavyread.protocol.test.RedisProcess;
import io.heavyread.store.Write;
import io.heavyread.store.WriteCondition;
import io.heavyread.store.WriteResult;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.data.redis.autoconfigure.DataRedisAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Two key spaces beside each other, in one Redis and in one process. */
class KeyspacesIT {

	private static final Duration BOUND = Duration.ofSeconds(20);

	private static RedisProcess redis;

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(
				AutoConfigurations.of(DataRedisAutoConfiguration.class, HeavyreadCacheAutoConfiguration.class))
		.withUserConfiguration(Names.class)
		.withPropertyValues("spring.data.redis.port=" + redis.port(), "heavyread.cache.tag=prices");

	@BeforeAll
	static void start() {
		redis = RedisProcess.start("--appendonly", "no");
	}

	@AfterAll
	static void stop() {
		redis.close();
	}

	@Test
	void sameIdInTwoKeyspaces_isTwoDocuments() {
		this.runner.run((context) -> {
			OpenKeyspace prices = context.getBean("heavyreadKeyspace", OpenKeyspace.class);
			OpenKeyspace names = context.getBean("names", OpenKeyspace.class);
			await().atMost(BOUND).until(() -> prices.cache().state() == FeedState.LIVE);
			await().atMost(BOUND).until(() -> names.cache().state() == FeedState.LIVE);
			put(prices, "4711/DE", "9.99");
			put(names, "4711/DE", "Cologne");
			put(names, "4712/DE", "Soap");
			assertThat(text(prices, "4711/DE")).isEqualTo("9.99");
			assertThat(text(names, "4711/DE")).isEqualTo("Cologne");
			assertThat(answer(prices, "4712/DE")).isInstanceOf(Answer.Absent.class);
			await().atMost(BOUND).until(() -> names.cache().position().sequence() == 2);
			assertThat(prices.cache().position().sequence()).isEqualTo(1);
			assertThat(redis.command("KEYS", "{posts}*")).startsWith("*0");
		});
	}

	@Test
	void ownKeyspace_staysBesideTheOneOfTheProperties() {
		this.runner.run((context) -> assertThat(context.getBean(OpenKeyspace.class))
			.isSameAs(context.getBean("heavyreadKeyspace", OpenKeyspace.class)));
	}

	@Test
	void meters_areTheApplicationsWhileTheKeyspaceIsOpen() {
		SimpleMeterRegistry meters = new SimpleMeterRegistry();
		this.runner.withBean(MeterRegistry.class, () -> meters).run((context) -> {
			for (String keyspace : List.of("prices", "names")) {
				assertThat(meters.find("cache.size").tags("keyspace", keyspace, "role", "reader").gauge()).isNotNull();
				assertThat(meters.find("platform.feed.gaps")
					.tags("keyspace", keyspace, "role", "reader")
					.functionCounter()).isNotNull();
				assertThat(meters.find("platform.writes.lost")
					.tags("keyspace", keyspace, "role", "writer")
					.functionCounter()).isNotNull();
			}
			context.getBean("names", OpenKeyspace.class).close();
			assertThat(meters.getMeters()).isNotEmpty()
				.allMatch((meter) -> "prices".equals(meter.getId().getTag("keyspace")));
		});
		assertThat(meters.isClosed()).isFalse();
		assertThat(meters.getMeters()).isEmpty();
	}

	/** An application that ends, as at a restart of the development tools. */
	@Test
	void end_leavesNoThreadAndNoConnection() {
		Set<Thread> before = Thread.getAllStackTraces().keySet();
		this.runner.withPropertyValues("heavyread.cache.tag=ending").run((context) -> {
			OpenKeyspace ending = context.getBean("heavyreadKeyspace", OpenKeyspace.class);
			await().atMost(BOUND).until(() -> ending.cache().state() == FeedState.LIVE);
			put(ending, "4711/DE", "9.99");
			assertThat(Thread.getAllStackTraces().keySet()).filteredOn((thread) -> !before.contains(thread))
				.extracting(Thread::getName)
				.anyMatch(KeyspacesIT::isOfAKeyspace);
		});
		await().atMost(BOUND).untilAsserted(() -> {
			assertThat(Thread.getAllStackTraces().keySet()).filteredOn((thread) -> !before.contains(thread))
				.extracting(Thread::getName)
				.noneMatch(KeyspacesIT::isOfAKeyspace);
			assertThat(redis.command("CLIENT", "LIST").lines().filter((line) -> line.contains("id="))).hasSize(1);
		});
	}

	private static boolean isOfAKeyspace(String thread) {
		return thread.matches("(?i).*(redis|lettuce|feed|repairs|heartbeat|hottest|history).*");
	}

	private static void put(OpenKeyspace keyspace, String id, String body) throws Exception {
		Write write = new Write(Write.Kind.PUT, id, body.getBytes(StandardCharsets.UTF_8), new WriteCondition.None(),
				null);
		await().atMost(BOUND)
			.ignoreExceptions()
			.until(() -> keyspace.store()
				.write(write)
				.toCompletableFuture()
				.get(5, TimeUnit.SECONDS) instanceof WriteResult.Written);
	}

	private static Answer answer(OpenKeyspace keyspace, String id) throws Exception {
		return keyspace.cache().get(id).toCompletableFuture().get(5, TimeUnit.SECONDS);
	}

	private static String text(OpenKeyspace keyspace, String id) throws Exception {
		assertThat(answer(keyspace, id)).isInstanceOf(Answer.Fresh.class);
		return new String(((Answer.Fresh) answer(keyspace, id)).document().body(), StandardCharsets.UTF_8);
	}

	@Configuration(proxyBeanMethods = false)
	static class Names {

		/** Not what is meant where a key space is asked for by its type. */
		@Bean(defaultCandidate = false)
		OpenKeyspace names(Keyspaces keyspaces, HeavyreadCacheProperties settings) {
			return keyspaces.open(new Keyspace("names", "name", "names_updates"), settings);
		}

	}

}
