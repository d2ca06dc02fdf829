package io.heavyread.cache.failover;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;

import io.heavyread.cache.faults.FaultReader;
import io.heavyread.protocol.FeedState;
import io.heavyread.protocol.test.RedisProcess;
import io.heavyread.protocol.test.Relay;
import io.heavyread.protocol.test.RespClient;
import io.heavyread.protocol.test.TestNode;
import io.heavyread.store.PostStore;
import io.heavyread.store.test.TestWriter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A load balancer leads a reader's connection for messages to the primary and the one for
 * loads to a server that was left behind and calls itself a primary too.
 */
@Tag("slow-fault")
class WrongSideIT {

	private static final Duration MEANWHILE = Duration.ofSeconds(5);

	private final RedisProcess primary = RedisProcess.start("--repl-diskless-sync", "yes", "--repl-diskless-sync-delay",
			"0");

	private final RedisProcess behind = RedisProcess.start("--replicaof", "127.0.0.1", "" + this.primary.port());

	private final AtomicInteger balanced = new AtomicInteger();

	private volatile boolean balancing;

	private final Relay balancer = Relay.to(this::next);

	private final TestNode writer = TestWriter.start("writer-1", this.primary.address());

	private FaultReader reader;

	private int next() {
		boolean odd = this.balancing && this.balanced.getAndIncrement() % 2 == 1;
		return odd ? this.behind.port() : this.primary.port();
	}

	@BeforeEach
	void start() {
		Drill.await().until(() -> this.writer.get(PostStore.class).isWritable());
		Drill.await().until(() -> this.behind.command("INFO", "replication").contains("master_link_status:up"));
	}

	@AfterEach
	void stop() {
		this.reader.close();
		this.writer.close();
		this.balancer.close();
		this.behind.close();
		this.primary.close();
	}

	@Test
	void loadsFromTheServerLeftBehind_areDropped() {
		drive("loads are led to a server left behind").answersHold().nothingIsLost();
	}

	/** What a reader would serve that asks for no evidence: the drill can fail. */
	@Test
	void withoutEvidence_loadsFromTheServerLeftBehindAreServed() {
		DrillOutcome outcome = drive("the same, evidence taken out", WithoutEvidence.settings());
		assertThat(outcome.report().stale()).isPositive();
	}

	private DrillOutcome drive(String name, String... settings) {
		this.reader = FaultReader.direct("reader-1", "127.0.0.1:" + this.balancer.port(), settings);
		Drill.await().until(() -> this.reader.state() == FeedState.LIVE);
		PostStore posts = this.writer.get(PostStore.class);
		try (Drill drill = new Drill(name, List.of(this.reader), List.of(posts))) {
			drill.start(posts);
			this.behind.command("REPLICAOF", "NO", "ONE");
			drill.promoted(this.primary);
			drill.replaceAll(posts);
			drill.withoutWrites(this::lead);
			drill.during(MEANWHILE);
			this.balancing = false;
			this.behind.command("CLIENT", "KILL", "TYPE", "normal");
			drill.during(MEANWHILE);
			return drill.end(this.primary);
		}
	}

	/**
	 * Let connections be made anew, by turns to one and the other server. Nothing is
	 * missed meanwhile, so that the reader has no need of the log.
	 */
	private void lead() {
		this.balancing = true;
		this.primary.command("CLIENT", "KILL", "TYPE", "pubsub");
		endLoads(this.primary);
		Drill.await().until(() -> clients(this.behind).stream().anyMatch(WrongSideIT::loads));
		Drill.await().until(() -> this.reader.state() == FeedState.LIVE);
	}

	private static void endLoads(RedisProcess server) {
		clients(server).stream()
			.filter(WrongSideIT::loads)
			.map((client) -> client.split(" ", 2)[0].substring("id=".length()))
			.forEach((id) -> server.command("CLIENT", "KILL", "ID", id));
	}

	private static List<String> clients(RedisProcess server) {
		try (RespClient client = new RespClient(server.port())) {
			return Objects.requireNonNull(client.text("CLIENT", "LIST", "TYPE", "normal")).lines().toList();
		}
	}

	/** Tell whether the last thing that a client did was to load. */
	private static boolean loads(String client) {
		return client.matches(".* cmd=(get|mget|getrange|hmget|exec) .*");
	}

}
