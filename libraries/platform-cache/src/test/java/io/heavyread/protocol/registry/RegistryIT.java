package io.heavyread.protocol.registry;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

import io.heavyread.cache.PostCache;
import io.heavyread.cache.redis.RedisPostIndex;
import io.heavyread.cache.test.TestReader;
import io.heavyread.protocol.FeedState;
import io.heavyread.protocol.fleet.Acknowledgements;
import io.heavyread.protocol.fleet.Fleet;
import io.heavyread.protocol.fleet.FleetSecret;
import io.heavyread.protocol.fleet.Member;
import io.heavyread.protocol.fleet.Proof;
import io.heavyread.protocol.fleet.Propagation;
import io.heavyread.protocol.test.RedisProcess;
import io.heavyread.protocol.test.TestNode;
import io.heavyread.store.PostStore;
import io.heavyread.store.Write;
import io.heavyread.store.WriteCondition;
import io.heavyread.store.WriteResult.Written;
import io.heavyread.store.test.TestWriter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

/**
 * The registry with everything in it that the Redis user of readers can put there: others
 * are found, known and waited for as before.
 */
class RegistryIT {

	private static final Duration BOUND = Duration.ofSeconds(20);

	private static final String TOKEN = "platform.admin.token=a-token";

	private static final String READERS = "{posts}:members:reader";

	private RedisProcess redis;

	private TestNode writer;

	private TestNode reader;

	@BeforeEach
	void start() {
		this.redis = RedisProcess.start("--appendonly", "no");
		this.writer = TestWriter.start("writer-1", this.redis.address(), TOKEN);
		this.reader = TestReader.start("reader-1", this.redis.address(), TOKEN);
		await().atMost(BOUND).until(() -> this.reader.get(PostCache.class).state() == FeedState.LIVE);
		await().atMost(BOUND).until(() -> members().size() == 2);
	}

	@AfterEach
	void stop() {
		this.reader.close();
		this.writer.close();
		this.redis.close();
	}

	private List<Member> members() {
		return this.writer.get(Fleet.class).members();
	}

	private void register(String id, long millis) {
		this.redis.command("ZADD", READERS, Long.toString(millis), id + " ".repeat(64 - id.length()));
	}

	private long write() {
		byte[] body = "{}".getBytes(StandardCharsets.UTF_8);
		Write put = new Write(Write.Kind.PUT, "post-1", body, new WriteCondition.None(), null);
		return ((Written) this.writer.get(PostStore.class).write(put).toCompletableFuture().join()).version();
	}

	private List<Propagation> acknowledged(long version, Duration timeout) throws Exception {
		return this.writer.get(Acknowledgements.class)
			.await(version, timeout)
			.toCompletableFuture()
			.get(timeout.toMillis() + 2000, TimeUnit.MILLISECONDS);
	}

	@Test
	void members_whatEverElseIsThere_areFoundAndProven() {
		long now = System.currentTimeMillis();
		List.of("list", "huge", "text", "stolen", "gone").forEach((id) -> register(id, now));
		register("past", -1);
		register("future", now + 3_600_000);
		this.redis.command("ZADD", READERS, "" + now, "x".repeat(1 << 20));
		this.redis.command("ZADD", READERS, "" + now, "writer:evil");
		this.redis.command("RPUSH", "{posts}:member:reader:list", "x");
		this.redis.command("SETRANGE", "{posts}:member:reader:huge", "60000000", "x");
		this.redis.command("SET", "{posts}:member:reader:text", "role=writer");
		this.redis.command("COPY", "{posts}:member:reader:reader-1", "{posts}:member:reader:stolen");
		this.redis.command("COPY", "{posts}:member:reader:reader-1", "{posts}:member:reader:past");
		assertThat(members()).extracting(Member::role, Member::id, Member::proof)
			.containsExactlyInAnyOrder(tuple("reader", "reader-1", Proof.PROVEN),
					tuple("writer", "writer-1", Proof.PROVEN), tuple("reader", "list", Proof.INVALID),
					tuple("reader", "huge", Proof.INVALID), tuple("reader", "text", Proof.INVALID),
					tuple("reader", "stolen", Proof.UNPROVEN));
	}

	/** Its signature stays right for ever. */
	@Test
	void registration_ofAMemberThatIsForgotten_whenPutBack_isLeftOut() {
		long now = System.currentTimeMillis();
		FleetSecret secret = new FleetSecret("a-token");
		for (int minutes : List.of(4, 6)) {
			register("before-" + minutes, now);
			Member member = new Member("reader", "before-" + minutes, "h:1", "h:2", "LIVE", "0".repeat(16), 1,
					"0".repeat(16), 0, Proof.UNPROVEN);
			this.redis.command("SET", "{posts}:member:reader:before-" + minutes,
					Registration.encode(member, now - minutes * 60_000L, secret));
		}
		assertThat(members()).extracting(Member::id).containsExactlyInAnyOrder("reader-1", "writer-1", "before-4");
	}

	@Test
	void names_thatWereNeverHeartbeats_areSweptOut() {
		register("past", -1);
		register("future", System.currentTimeMillis() + 3_600_000);
		await().atMost(BOUND).until(() -> this.redis.command("ZCARD", READERS).startsWith(":1"));
	}

	@Test
	void names_whereSomethingElseLies_areThereAgain() {
		this.redis.command("DEL", READERS);
		this.redis.command("SET", READERS, "no set");
		this.redis.command("SET", "{posts}:members", "no set");
		assertThat(members()).extracting(Member::id).contains("writer-1");
		await().atMost(BOUND).until(() -> members().size() == 2);
	}

	@Test
	void names_ofMoreThanAnyFleetHas_areCut() {
		addNames(5000, System.currentTimeMillis() - 60_000);
		await().atMost(BOUND)
			.until(() -> Integer.parseInt(this.redis.command("ZCARD", READERS).substring(1).strip()) <= 1000);
		await().atMost(BOUND)
			.ignoreExceptions()
			.until(() -> members().stream().anyMatch((member) -> member.id().equals("reader-1")));
	}

	private void addNames(int count, long millis) {
		this.redis.command("EVAL",
				"for i = 1, ARGV[2] do redis.call('ZADD', KEYS[1], ARGV[1], string.format('%-64s', 'x' .. i)) end", "1",
				READERS, "" + millis, "" + count);
	}

	@Test
	void acknowledgements_withVeryManyNames_comeInTime() throws Exception {
		addNames(200_000, System.currentTimeMillis() - 120_000);
		assertThat(acknowledged(write(), Duration.ofSeconds(8))).extracting(Propagation::reader, Propagation::applied)
			.contains(tuple("reader-1", true));
	}

	/** More live readers than are looked at: nobody is told that all have applied it. */
	@Test
	void acknowledgements_withMoreReadersThanAreLookedAt_waitAndAreBounded() throws Exception {
		long soon = System.currentTimeMillis() + 1000;
		addNames(2000, soon);
		assertThat(acknowledged(write(), Duration.ofMillis(300))).hasSizeLessThanOrEqualTo(500);
	}

	@Test
	void acknowledgements_inAnyForm_harmNobody() throws Exception {
		long version = write();
		this.redis.command("HSET", "{posts}:ack:" + version, "other", "x".repeat(1 << 20), "reader-1", "not a number");
		assertThat(acknowledged(version, Duration.ofSeconds(5))).singleElement()
			.matches((told) -> told.reader().equals("reader-1") && told.applied());
		long next = write();
		this.redis.command("SET", "{posts}:ack:" + next, "no hash");
		assertThat(acknowledged(next, Duration.ofMillis(300))).singleElement()
			.extracting(Propagation::reader)
			.isEqualTo("reader-1");
	}

	/** As a reader of an earlier version registers and acknowledges. */
	@Test
	void readerOfAnEarlierVersion_whenItAcknowledges_counts() throws Exception {
		long now = System.currentTimeMillis();
		this.redis.command("HSET", "{posts}:reader:old-1", "role", "reader", "id", "old-1", "seq", "1");
		this.redis.command("ZADD", "{posts}:members", "" + now, "reader:old-1", "-1", "reader:w", "" + now,
				"reader:" + "x".repeat(1 << 20), "" + now, "writer:old-2");
		assertThat(members()).filteredOn((member) -> member.proof() == Proof.OLDER)
			.extracting(Member::role, Member::id, Member::managementAddress)
			.containsExactly(tuple("reader", "old-1", ""));
		long version = write();
		assertThat(acknowledged(version, Duration.ofMillis(300)))
			.contains(new Propagation("old-1", false, null, "OLDER"));
		this.redis.command("ZADD", "{posts}:members", "" + System.currentTimeMillis(), "reader:old-1");
		long next = write();
		this.redis.command("HSET", "{posts}:ack:" + next, "old-1", "1500");
		assertThat(acknowledged(next, Duration.ofSeconds(5))).contains(new Propagation("old-1", true, 1.5, "OLDER"));
	}

	@Test
	void hottest_withAListWithoutEnd_readsItAsFarAsItsBound() {
		write();
		register("endless", System.currentTimeMillis());
		this.redis.command("EVAL", "redis.call('SET', KEYS[1], string.rep('1 nothing\\n', 4000000))", "1",
				"{posts}:reader:endless:hottest");
		this.redis.command("SET", "{posts}:reader:reader-1:hottest", "9 post-1\n");
		long before = sent();
		assertThat(this.reader.get(RedisPostIndex.class).hottest()).containsExactly("post-1");
		assertThat(sent() - before).isLessThan(4 << 20);
	}

	/** What Redis has sent to all clients, in bytes. */
	private long sent() {
		String stats = this.redis.command("INFO", "stats");
		return Long.parseLong(stats.replaceAll("(?s).*total_net_output_bytes:([0-9]+).*", "$1"));
	}

}
