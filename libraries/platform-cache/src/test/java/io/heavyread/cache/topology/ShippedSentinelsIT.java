package io.heavyread.cache.topology;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.heavyread.cache.PostCache;
import io.heavyread.cache.test.TestReader;
import io.heavyread.protocol.FeedState;
import io.heavyread.protocol.test.TestNode;
import io.heavyread.store.PostStore;
import io.heavyread.store.Write;
import io.heavyread.store.WriteCondition;
import io.heavyread.store.WriteResult.Written;
import io.heavyread.store.test.TestWriter;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * The servers and sentinels of compose.sentinel.yaml: its scripts, settings and users.
 */
@Tag("slow-fault")
class ShippedSentinelsIT {

	private List<ShippedProcess> servers = List.of();

	private List<ShippedProcess> sentinels = List.of();

	private ShippedProcess primary;

	@BeforeEach
	void start() {
		assumeTrue(Files.isExecutable(ShippedProcess.EXECUTABLE), "no redis-server is installed");
		this.primary = ShippedProcess.primary();
		this.servers = List.of(this.primary, ShippedProcess.replicaOf(this.primary),
				ShippedProcess.replicaOf(this.primary));
		this.sentinels = Stream.generate(() -> ShippedProcess.sentinelOf(this.primary)).limit(3).toList();
		this.sentinels.forEach((sentinel) -> Deployment.await()
			.ignoreExceptions()
			.until(() -> master(sentinel, "num-slaves").equals("2")
					&& master(sentinel, "num-other-sentinels").equals("2")));
	}

	@AfterEach
	void stop() {
		this.sentinels.forEach(ShippedProcess::close);
		this.servers.forEach(ShippedProcess::close);
	}

	private static String master(ShippedProcess sentinel, String field) {
		List<String> fields = sentinel.ask("witness", "SENTINEL", "MASTER", "posts");
		return fields.get(fields.indexOf(field) + 1);
	}

	@Test
	void primaryKilled_writesGoOn_andEachKeepsItsRoleOverARestart() {
		try (TestNode writer = TestWriter.start("writer-1", "127.0.0.1:1", settings("writer"));
				TestNode reader = TestReader.start("reader-1", "127.0.0.1:1", settings("reader"))) {
			awaitWrite(writer, "one");
			this.primary.kill();
			ShippedProcess promoted = awaitPromotion();
			awaitWrite(writer, "two");
			Deployment.await().until(() -> reader.get(PostCache.class).state() == FeedState.LIVE);
			Deployment.await().until(() -> reader.get(PostCache.class).load("two").join() != null);
			this.primary.restart();
			Deployment.await().ignoreExceptions().until(() -> this.primary.ask("admin", "ROLE").contains("connected"));
			Deployment.await()
				.until(() -> this.primary.file("redis.conf").contains("\nreplicaof 127.0.0.1 " + promoted.port()));
			assertThat(promoted.file("redis.conf")).doesNotContain("\nreplicaof ");
			this.primary.kill();
			this.primary.restart();
			Deployment.await().ignoreExceptions().until(() -> this.primary.ask("admin", "ROLE").get(0).equals("slave"));
			assertThat(this.servers.stream().flatMap(ShippedSentinelsIT::refused)).doesNotContain("replica",
					"sentinel");
		}
	}

	/** Return the users that wanted something they may not have. */
	private static Stream<Object> refused(ShippedProcess server) {
		RedisClient client = RedisClient.create("redis://admin:admin@" + server.address());
		try (StatefulRedisConnection<String, String> connection = client.connect()) {
			return connection.sync().aclLog().stream().map((entry) -> entry.get("username"));
		}
		finally {
			client.shutdown();
		}
	}

	@Test
	void sentinelRestarted_knowsWhatItHadLearned() {
		this.primary.kill();
		ShippedProcess promoted = awaitPromotion();
		ShippedProcess sentinel = this.sentinels.get(0);
		sentinel.kill();
		sentinel.restart();
		Deployment.await().ignoreExceptions().until(() -> master(sentinel, "port").equals("" + promoted.port()));
		assertThat(master(sentinel, "num-other-sentinels")).isEqualTo("2");
		assertThat(Integer.parseInt(master(sentinel, "config-epoch"))).isPositive();
	}

	/** Return the new primary, once all sentinels name it. */
	private ShippedProcess awaitPromotion() {
		Deployment.await()
			.until(() -> this.sentinels.stream().map(ShippedSentinelsIT::named).distinct().toList(),
					(named) -> named.size() == 1 && !named.get(0).equals("" + this.primary.port()));
		String port = named(this.sentinels.get(0));
		return this.servers.stream().filter((server) -> port.equals("" + server.port())).findFirst().orElseThrow();
	}

	private static String named(ShippedProcess sentinel) {
		return sentinel.ask("witness", "SENTINEL", "GET-MASTER-ADDR-BY-NAME", "posts").get(1);
	}

	private static void awaitWrite(TestNode writer, String id) {
		Deployment.await()
			.ignoreExceptions()
			.until(() -> writer.get(PostStore.class)
				.write(new Write(Write.Kind.PUT, id, "{}".getBytes(StandardCharsets.UTF_8), new WriteCondition.None(),
						null))
				.toCompletableFuture()
				.join() instanceof Written);
	}

	private String[] settings(String user) {
		return new String[] { "spring.data.redis.username=" + user, "spring.data.redis.password=" + user,
				"spring.data.redis.sentinel.master=posts",
				"spring.data.redis.sentinel.nodes="
						+ this.sentinels.stream().map(ShippedProcess::address).collect(Collectors.joining(",")),
				"spring.data.redis.sentinel.username=witness", "spring.data.redis.sentinel.password=witness",
				"platform.writer.wait-for-replicas=1" };
	}

}
