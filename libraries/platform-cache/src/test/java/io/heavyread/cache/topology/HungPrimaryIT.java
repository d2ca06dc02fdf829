package io.heavyread.cache.topology;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;

import io.heavyread.protocol.StoreException;
import io.heavyread.protocol.test.RedisProcess;
import io.heavyread.protocol.test.TestNode;
import io.heavyread.store.PostStore;
import io.heavyread.store.Write;
import io.heavyread.store.WriteCondition;
import io.heavyread.store.test.TestWriter;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The primary hangs (SIGSTOP: its kernel still acknowledges), a replica is promoted, and
 * the old primary wakes. The writer is at the new one before that, and nothing that it
 * acknowledges after the promotion is anywhere else.
 */
@Tag("slow-fault")
class HungPrimaryIT {

	private RedisProcess master;

	private RedisProcess replica;

	private RedisSentinel sentinel;

	private final List<String> acknowledged = new ArrayList<>();

	private int number;

	@BeforeEach
	void start() {
		this.master = RedisProcess.start("--repl-diskless-sync", "yes", "--repl-diskless-sync-delay", "0");
		this.replica = RedisProcess.start("--replicaof", "127.0.0.1", "" + this.master.port());
		Deployment.await().until(() -> this.replica.command("INFO", "replication").contains("master_link_status:up"));
		this.sentinel = new RedisSentinel(this.master);
	}

	@AfterEach
	void stop() {
		this.master.resume();
		this.sentinel.close();
		this.replica.close();
		this.master.close();
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 1 })
	void writer_goesToTheNewPrimary_andNeverBack(int replicas) {
		try (TestNode writer = TestWriter.start("writer-1", "127.0.0.1:1",
				"spring.data.redis.sentinel.master=" + RedisSentinel.MASTER,
				"spring.data.redis.sentinel.nodes=" + this.sentinel.address(),
				"platform.writer.wait-for-replicas=" + replicas)) {
			PostStore store = writer.get(PostStore.class);
			Deployment.await().until(store::isWritable);
			Deployment.await().pollInterval(Duration.ofMillis(10)).until(() -> {
				put(store);
				return this.acknowledged.size() > 20;
			});
			this.master.pause();
			Deployment.await().until(() -> this.sentinel.master() == this.replica.port());
			if (replicas == 0) {
				assertGoesOn(store);
			}
			this.master.resume();
			Awaitility.await().pollDelay(Duration.ZERO).atMost(Duration.ofSeconds(20)).until(() -> {
				put(store);
				return this.master.command("INFO", "replication").contains("master_link_status:up");
			});
			assertGoesOn(store);
		}
		for (String id : this.acknowledged) {
			assertThat(this.replica.command("EXISTS", "{posts}:post:" + id)).as(id).startsWith(":1");
		}
	}

	/** Within 10 s of the promotion. */
	private void assertGoesOn(PostStore store) {
		int before = this.acknowledged.size();
		Awaitility.await()
			.pollInterval(Duration.ofMillis(10))
			.atMost(Duration.ofSeconds(10))
			.until(() -> put(store) && this.acknowledged.size() > before + 20);
	}

	private boolean put(PostStore store) {
		String id = "post-" + this.number++;
		try {
			store
				.write(new Write(Write.Kind.PUT, id, "{}".getBytes(StandardCharsets.UTF_8), new WriteCondition.None(),
						null))
				.toCompletableFuture()
				.join();
			this.acknowledged.add(id);
			return true;
		}
		catch (CompletionException ex) {
			assertThat(ex.getCause()).isInstanceOf(StoreException.class);
			return false;
		}
	}

}
