package io.heavyread.cache.warmup;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import io.heavyread.cache.CacheContents;
import io.heavyread.cache.Entry;
import io.heavyread.cache.PostCache;
import io.heavyread.cache.local.CachedEntry;
import io.heavyread.cache.test.TestReader;
import io.heavyread.cache.warmup.WarmUp.State;
import io.heavyread.cache.warmup.WarmUpScope.All;
import io.heavyread.cache.warmup.WarmUpScope.Hottest;
import io.heavyread.cache.warmup.WarmUpScope.Ids;
import io.heavyread.cache.warmup.WarmUpScope.Prefix;
import io.heavyread.cache.warmup.WarmUpScope.Recent;
import io.heavyread.protocol.FeedState;
import io.heavyread.protocol.test.RedisProcess;
import io.heavyread.protocol.test.TestNode;
import io.heavyread.store.PostStore;
import io.heavyread.store.Write;
import io.heavyread.store.WriteCondition;
import io.heavyread.store.test.TestWriter;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Warm-ups with a real Redis that holds 3,000 posts. */
class WarmUpIT {

	private static final int POSTS = 3000;

	private static RedisProcess redis;

	private final List<TestNode> readers = new ArrayList<>();

	@BeforeAll
	static void start() {
		redis = RedisProcess.start("--appendfsync", "no");
		try (TestNode writer = TestWriter.start("writer-1", redis.address())) {
			PostStore store = writer.get(PostStore.class);
			await().until(store::isWritable);
			for (int from = 0; from < POSTS; from += 100) {
				IntStream.range(from, from + 100)
					.mapToObj((i) -> write(store, Write.Kind.PUT, id(i)))
					.toList()
					.forEach(WarmUpIT::get);
			}
			get(write(store, Write.Kind.PUT, "gone"));
			get(write(store, Write.Kind.DELETE, "gone"));
		}
	}

	private static CompletableFuture<?> write(PostStore store, Write.Kind kind, String id) {
		byte[] body = (kind == Write.Kind.PUT) ? ("body of " + id).getBytes(StandardCharsets.UTF_8) : new byte[0];
		return store.write(new Write(kind, id, body, new WriteCondition.None(), null)).toCompletableFuture();
	}

	private static Object get(CompletableFuture<?> future) {
		return future.orTimeout(10, TimeUnit.SECONDS).join();
	}

	private static String id(int number) {
		return ((number % 3 == 0) ? "news:" : "sport:") + number;
	}

	@AfterEach
	void closeReaders() {
		this.readers.forEach(TestNode::close);
		redis.command("DEL", "{posts}:reader:one:hottest", "{posts}:reader:two:hottest");
	}

	@AfterAll
	static void stop() {
		redis.close();
	}

	@Test
	void all_loadsEveryPost_andThenSkipsThem() {
		TestNode reader = cold("one");
		assertCounts(run(reader, new All(), false), POSTS, POSTS, 0, 0);
		CacheContents contents = reader.get(CacheContents.class);
		assertThat(contents.size()).isEqualTo(POSTS);
		for (Iterator<? extends Entry> entries = contents.iterator(); entries.hasNext();) {
			Entry entry = entries.next();
			assertThat(entry.source()).isEqualTo(Entry.Source.WARMUP);
			assertThat(new String(entry.plain().body(), StandardCharsets.UTF_8)).isEqualTo("body of " + entry.id());
			assertThat(reader.get(PostCache.class).isCurrent(entry)).isTrue();
		}
		assertCounts(run(reader, new All(), false), POSTS, 0, POSTS, 0);
	}

	@Test
	void recent_loadsTheNewest() {
		TestNode reader = cold("one");
		WarmUp started = reader.get(WarmUps.class).start(new WarmUpRequest(new Recent(), 10, false));
		assertCounts(finish(reader, started), 10, 10, 0, 0);
		assertThat(cached(reader, POSTS - 10)).isTrue();
		assertThat(cached(reader, POSTS - 11)).isFalse();
	}

	@Test
	void prefix_loadsWhatMatches() {
		TestNode reader = cold("one");
		assertCounts(run(reader, new Prefix("news:"), false), 1000, 1000, 0, 0);
		assertThat(cached(reader, 3)).isTrue();
		assertThat(cached(reader, 4)).isFalse();
	}

	/** What means something in a pattern of Redis means itself here. */
	@Test
	void prefix_isTakenLiterally() {
		TestNode reader = cold("one");
		assertCounts(run(reader, new Prefix("n*"), false), 0, 0, 0, 0);
		assertCounts(run(reader, new Prefix("[n]ews:"), false), 0, 0, 0, 0);
		assertCounts(run(reader, new Prefix("\\news:"), false), 0, 0, 0, 0);
	}

	@Test
	void ids_loadsThem_andCountsThoseThatAreNotThere() {
		TestNode reader = cold("one");
		assertCounts(run(reader, new Ids(List.of(id(1), id(2), "gone", "never")), false), 4, 2, 0, 2);
	}

	@Test
	void dryRun_countsAndLoadsNothing() {
		TestNode reader = cold("one");
		reader.get(PostCache.class).load(id(1)).join();
		assertCounts(run(reader, new All(), true), POSTS, 0, 1, 0);
		assertCounts(run(reader, new Prefix("sport:"), true), 2000, 0, 1, 0);
		assertThat(reader.get(CacheContents.class).size()).isOne();
	}

	@Test
	void fullCache_stopsBeforeAnEviction() {
		TestNode reader = cold("one", "platform.cache.max-weight=256KB");
		WarmUp done = run(reader, new All(), false);
		CacheContents contents = reader.get(CacheContents.class);
		assertThat(done.detail()).isEqualTo("the cache is full");
		assertThat(contents.evictions()).isZero();
		assertThat(done.loaded()).isBetween(200L, 1500L).isEqualTo(contents.size());
		assertThat(done.skipped()).isEqualTo(POSTS - done.loaded());
		assertThat(cached(reader, POSTS - 1)).isTrue();
	}

	@Test
	void cancel_inTheMiddle_stopsLoading() {
		TestNode reader = cold("one", "platform.cache.warm-up-rate=200");
		WarmUps warmUps = reader.get(WarmUps.class);
		WarmUp started = warmUps.start(WarmUpRequest.of(new All(), false));
		await().until(() -> warmUps.find(started.job()).orElseThrow().loaded() > 20);
		warmUps.cancel(started.job());
		WarmUp cancelled = finish(reader, started);
		assertThat(cancelled.state()).isEqualTo(State.CANCELLED);
		assertThat(cancelled.total()).isEqualTo(POSTS);
		assertThat(run(reader, new All(), true).skipped()).isLessThan(POSTS / 2);
	}

	@Test
	void start_recent_isNotLiveBeforeTheNewestAreThere() {
		TestNode reader = reader("one", "platform.reader.warm-up=recent", "platform.reader.warm-up-limit=100");
		awaitLive(reader);
		assertThat(reader.get(CacheContents.class).size()).isEqualTo(100);
	}

	@Test
	void start_all_isNotLiveBeforeEverythingIsThere() {
		TestNode reader = reader("one", "platform.reader.warm-up=all");
		awaitLive(reader);
		assertThat(reader.get(CacheContents.class).size()).isEqualTo(POSTS);
	}

	@Test
	void start_withTooLittleTime_isLiveNevertheless() {
		TestNode reader = reader("one", "platform.reader.warm-up=all", "platform.reader.warm-up-rate=100",
				"platform.reader.warm-up-time=300ms");
		awaitLive(reader);
		WarmUp first = reader.get(WarmUps.class).recent().get(0);
		assertThat(first.state()).isEqualTo(State.CANCELLED);
		assertThat(reader.get(CacheContents.class).size()).isLessThan(POSTS / 2);
	}

	@Test
	void start_hottest_hasWhatTheFleetAnswersMost() {
		TestNode first = cold("one", "platform.cache.hottest-interval=100ms");
		for (int i = 0; i < 20; i++) {
			first.get(PostCache.class).load(id(i)).join();
			((CachedEntry) first.get(CacheContents.class).get(id(i))).addHits((i < 5) ? 64 : 0);
		}
		await().until(() -> redis.command("GET", "{posts}:reader:one:hottest").contains(id(4)));
		TestNode second = reader("two");
		awaitLive(second);
		for (int i = 0; i < 20; i++) {
			assertThat(cached(second, i)).isEqualTo(i < 5);
		}
		assertThat(second.get(CacheContents.class).size()).isEqualTo(5);
		assertCounts(run(first, new Hottest(), false), 5, 0, 5, 0);
	}

	@Test
	void restart_ofTheOnlyReader_knowsWhatWasHot() {
		TestNode first = cold("one");
		first.get(PostCache.class).load(id(7)).join();
		((CachedEntry) first.get(CacheContents.class).get(id(7))).addHits(64);
		this.readers.remove(first);
		first.close();
		TestNode again = reader("one");
		awaitLive(again);
		assertThat(cached(again, 7)).isTrue();
		assertThat(again.get(CacheContents.class).size()).isOne();
	}

	@Test
	void hottest_deletedSince_isLeftOut() {
		redis.command("SET", "{posts}:reader:one:hottest", "9 gone\n8 never\n7 " + id(1));
		TestNode reader = reader("one");
		awaitLive(reader);
		assertCounts(reader.get(WarmUps.class).recent().get(0), 1, 1, 0, 0);
	}

	@Test
	void start_hottest_nobodyPublished_fallsBackToRecent() {
		TestNode reader = reader("one", "platform.reader.warm-up-limit=50");
		awaitLive(reader);
		assertThat(reader.get(CacheContents.class).size()).isEqualTo(50);
		assertThat(cached(reader, POSTS - 1)).isTrue();
	}

	private TestNode cold(String id, String... properties) {
		List<String> all = new ArrayList<>(List.of(properties));
		all.add("platform.reader.warm-up=none");
		TestNode reader = reader(id, all.toArray(String[]::new));
		awaitLive(reader);
		assertThat(reader.get(CacheContents.class).size()).isZero();
		return reader;
	}

	private TestNode reader(String id, String... properties) {
		TestNode reader = TestReader.start(id, redis.address(), properties);
		this.readers.add(reader);
		return reader;
	}

	private static void awaitLive(TestNode reader) {
		await().until(() -> reader.get(PostCache.class).state() == FeedState.LIVE);
	}

	private static boolean cached(TestNode reader, int number) {
		return reader.get(CacheContents.class).get(id(number)) != null;
	}

	private static WarmUp run(TestNode reader, WarmUpScope scope, boolean dryRun) {
		return finish(reader, reader.get(WarmUps.class).start(WarmUpRequest.of(scope, dryRun)));
	}

	private static WarmUp finish(TestNode reader, WarmUp started) {
		return await().until(() -> reader.get(WarmUps.class).find(started.job()).orElseThrow(),
				(job) -> job.state() != State.RUNNING);
	}

	private static void assertCounts(WarmUp job, long total, long loaded, long skipped, long failed) {
		assertThat(job.state()).isEqualTo(State.DONE);
		assertThat(List.of(job.total(), job.loaded(), job.skipped(), job.failed())).containsExactly(total, loaded,
				skipped, failed);
	}

	private static ConditionFactory await() {
		return Awaitility.await().atMost(Duration.ofSeconds(15)).pollInterval(Duration.ofMillis(5));
	}

}
