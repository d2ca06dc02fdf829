package io.heavyread.cache.load;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

import io.heavyread.cache.Entry;
import io.heavyread.cache.Entry.Source;
import io.heavyread.cache.local.CachedEntry;
import io.heavyread.cache.local.LocalCache;
import io.heavyread.cache.local.LocalCacheSettings;
import io.heavyread.cache.proof.TestSharedState;
import io.heavyread.cache.test.ScriptedStore;
import io.heavyread.protocol.test.TestHistory;
import io.heavyread.protocol.wire.Frame;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What is suspect is compared and reloaded in bounded batches, hottest first. */
class RepairsTests {

	private final AtomicLong nanoTime = new AtomicLong();

	private final TestSharedState reader = new TestSharedState();

	private final ScriptedStore store = new ScriptedStore().at(this.reader.shared()::position);

	private final LocalCache cache = new LocalCache(new LocalCacheSettings(64 << 20, 1024, Duration.ofSeconds(1),
			Runnable::run, this.nanoTime::get, InstantSource.system()));

	private final TestHistory history = new TestHistory(1);

	private final PostLoader loader = new PostLoader(this.store, this.cache, this.reader.shared(),
			this.reader.evidence(), LoadListener.NONE, new LoadSettings(Duration.ofSeconds(20), 4), this.nanoTime::get);

	private final Repairs repairs = new Repairs(this.store, this.cache, this.loader, this.reader.shared(),
			this.reader.evidence(), Runnable::run, Runnable::run);

	@Test
	void reload_bringsTheNewVersion() {
		install(this.history.put("a", "one"));
		Frame two = this.history.put("a", "two");
		this.cache.invalidate("a", 2);
		this.reader.standAt(two.position());
		this.repairs.reload(List.of("a"));
		answerFrames(two);
		assertThat(entry("a").version()).isEqualTo(2);
		assertThat(entry("a").source()).isEqualTo(Source.REPLAY);
	}

	@Test
	void reload_ofMany_hasTwoBatchesInFlight() {
		this.repairs.reload(IntStream.range(0, 200).mapToObj((i) -> "post-" + i).toList());
		assertThat(this.store.waiting()).isEqualTo(2);
		ScriptedStore.Request<List<byte @Nullable []>> first = this.store.takeFrames();
		assertThat(first.ids()).hasSize(64).startsWith("post-0").endsWith("post-63");
		first.answer().completeExceptionally(new IllegalStateException("the test's store"));
		assertThat(this.store.waiting()).isEqualTo(2);
		assertThat(this.store.takeFrames().ids()).startsWith("post-64");
		assertThat(this.store.takeFrames().ids()).startsWith("post-128");
	}

	@Test
	void revalidate_unchangedPosts_arePromotedWithoutTheirBodies() {
		Frame a = this.history.put("a", "one");
		Frame b = this.history.put("b", "one");
		install(a);
		install(b);
		((CachedEntry) entry("b")).addHits(9);
		this.cache.nextGeneration();
		this.repairs.revalidate();
		assertThat(answerHeaders(b, a)).containsExactly("b", "a");
		assertThat(this.cache.suspects()).isEmpty();
		assertThat(this.store.waiting()).isZero();
	}

	/** The same bytes under an earlier epoch are what a lost history left behind. */
	@Test
	void revalidate_postsOfAnEarlierHistory_staySuspect() {
		Frame kept = this.history.put("a", "one");
		install(kept);
		this.cache.nextGeneration();
		this.reader.standAt(new TestHistory(2).put("b", "one").position());
		this.repairs.revalidate();
		answerHeaders(kept);
		answerFrames(kept);
		assertThat(this.cache.suspects()).containsExactly("a");
	}

	@Test
	void revalidate_changedPosts_areReloaded_missingOnesDropped() {
		Frame changed = this.history.put("changed", "one");
		install(changed);
		install(this.history.put("missing", "one"));
		install(this.history.put("broken", "one"));
		((CachedEntry) entry("changed")).addHits(9);
		((CachedEntry) entry("missing")).addHits(5);
		this.cache.nextGeneration();
		this.repairs.revalidate();
		Frame newer = this.history.put("changed", "two");
		this.reader.standAt(newer.position());
		this.store.takeHeaders().answer().complete(Arrays.asList(Arrays.copyOf(newer.bytes(), 52), null, new byte[3]));
		assertThat(this.cache.get("missing")).isNull();
		ScriptedStore.Request<List<byte @Nullable []>> reload = this.store.takeFrames();
		assertThat(reload.ids()).containsExactly("changed", "broken");
		reload.answer().complete(Arrays.asList(newer.bytes(), new byte[3]));
		assertThat(entry("changed").version()).isEqualTo(newer.header().sequence());
		assertThat(this.cache.suspects()).containsExactly("broken");
	}

	@Test
	void revalidate_goesOnInBatches() {
		List<Frame> frames = new ArrayList<>();
		for (int i = 0; i < 600; i++) {
			frames.add(this.history.put("post-" + i, "one"));
			install(frames.get(i));
		}
		this.cache.nextGeneration();
		this.repairs.revalidate();
		long left = 600;
		for (int expected : new int[] { 256, 256, 88 }) {
			assertThat(this.repairs.revalidating()).isEqualTo(left);
			left -= expected;
			ScriptedStore.Request<List<byte @Nullable []>> headers = this.store.takeHeaders();
			assertThat(headers.ids()).hasSize(expected);
			headers.answer().complete(headers.ids().stream().map((id) -> headerOf(id, frames)).toList());
		}
		assertThat(this.repairs.revalidating()).isZero();
		assertThat(this.cache.suspects()).isEmpty();
		assertThat(this.store.waiting()).isZero();
	}

	@Test
	void laterRevalidation_takesThePlaceOfTheEarlier() {
		Frame frame = this.history.put("a", "one");
		install(frame);
		this.cache.nextGeneration();
		this.repairs.revalidate();
		this.cache.nextGeneration();
		answerHeaders(frame);
		assertThat(this.cache.suspects()).containsExactly("a");
		this.repairs.revalidate();
		answerHeaders(frame);
		assertThat(this.cache.suspects()).isEmpty();
	}

	@Test
	void failedComparison_beginsAgain() {
		Frame frame = this.history.put("a", "one");
		install(frame);
		this.cache.nextGeneration();
		this.repairs.revalidate();
		this.store.takeHeaders().answer().completeExceptionally(new IllegalStateException("the test's store"));
		answerHeaders(frame);
		assertThat(this.cache.suspects()).isEmpty();
	}

	/** Install a message; the reader then stands at its position. */
	private void install(Frame frame) {
		this.reader.standAt(frame.position());
		this.cache.install(frame, Source.PUSH);
	}

	private Entry entry(String id) {
		return Objects.requireNonNull(this.cache.get(id));
	}

	private void answerFrames(Frame... frames) {
		this.store.takeFrames().answer().complete(ScriptedStore.bytes(frames));
	}

	private List<String> answerHeaders(Frame... frames) {
		ScriptedStore.Request<List<byte @Nullable []>> request = this.store.takeHeaders();
		request.answer().complete(ScriptedStore.bytes(frames));
		return request.ids();
	}

	private static byte @Nullable [] headerOf(String id, List<Frame> frames) {
		return frames.get(Integer.parseInt(id.substring("post-".length()))).bytes();
	}

}
