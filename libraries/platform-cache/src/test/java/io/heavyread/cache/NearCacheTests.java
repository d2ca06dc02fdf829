package io.heavyread.cache;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

import io.heavyread.cache.local.CachedEntry;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyLong;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;

/** What an application is told of an id, and when the store is asked. */
class NearCacheTests {

	private static final String ID = "4711/DE";

	private final PostCache cache = mock(PostCache.class);

	private final NearCache near = new NearCache(this.cache, () -> 0);

	@BeforeEach
	void known() {
		given(this.cache.maxStaleNanos()).willReturn(Duration.ofMinutes(5).toNanos());
		given(this.cache.load(ID)).willReturn(CompletableFuture.completedFuture(new Load.Unknown("no answer in time")));
		given(this.cache.proofAgeNanos(any(), anyLong())).willReturn(Duration.ofSeconds(7).toNanos());
	}

	private void leased(boolean leased) {
		given(this.cache.isLeased(anyLong())).willReturn(leased);
	}

	private Entry cached(@Nullable String body, boolean current) {
		Entry entry = entry(body);
		given(this.cache.get(ID)).willReturn(entry);
		given(this.cache.isCurrent(entry)).willReturn(current);
		return entry;
	}

	private static Entry entry(@Nullable String body) {
		Representation plain = (body != null)
				? Representation.of(body.getBytes(StandardCharsets.UTF_8), "000000000000000a", 3) : null;
		return new CachedEntry(ID, 1, 3, 10, 0, Entry.Source.PUSH, plain, null);
	}

	private Answer answer() {
		return this.near.get(ID).toCompletableFuture().join();
	}

	private static String text(Document document) {
		return new String(document.body(), StandardCharsets.UTF_8);
	}

	@Test
	void currentEntry_underTheLease_isFreshWithoutTheStore() {
		leased(true);
		cached("9.99", true);
		assertThat(answer()).isInstanceOfSatisfying(Answer.Fresh.class, (fresh) -> {
			assertThat(text(fresh.document())).isEqualTo("9.99");
			assertThat(fresh.document().version()).isEqualTo(3);
			assertThat(fresh.document().etag()).isEqualTo("000000000000000a");
		});
		verify(this.cache, never()).load(any());
	}

	@Test
	void tombstone_underTheLease_isAbsent() {
		leased(true);
		cached(null, true);
		assertThat(answer()).isEqualTo(new Answer.Absent());
	}

	@Test
	void knownAbsence_underTheLease_isAbsentWithoutTheStore() {
		leased(true);
		given(this.cache.isKnownAbsent(ID)).willReturn(true);
		assertThat(answer()).isEqualTo(new Answer.Absent());
		verify(this.cache, never()).load(any());
	}

	/** No frame carries it, leased or not. */
	@ParameterizedTest
	@ValueSource(strings = { "", "a b", "\u00e4", "\u0000" })
	void whatIsNoId_isAbsentWithoutTheStore(String text) {
		assertThat(this.near.get(text).toCompletableFuture().join()).isEqualTo(new Answer.Absent());
		assertThat(this.near.get("a".repeat(129)).toCompletableFuture().join()).isEqualTo(new Answer.Absent());
		verify(this.cache, never()).load(any());
	}

	@Test
	void suspectEntry_isLoaded() {
		leased(true);
		cached("old", false);
		given(this.cache.load(ID)).willReturn(CompletableFuture.completedFuture(new Load.Found(entry("new"))));
		assertThat(answer()).isInstanceOfSatisfying(Answer.Fresh.class,
				(fresh) -> assertThat(text(fresh.document())).isEqualTo("new"));
	}

	@Test
	void suspectEntry_thatCannotBeLoaded_isStale() {
		leased(true);
		cached("old", false);
		assertThat(this.near.fromMemory(ID)).isNull();
		assertThat(answer()).isInstanceOf(Answer.Stale.class);
	}

	@Test
	void withoutALease_entryIsStaleAtOnce() {
		leased(false);
		cached("9.99", true);
		assertThat(answer()).isInstanceOfSatisfying(Answer.Stale.class, (stale) -> {
			assertThat(text(stale.document())).isEqualTo("9.99");
			assertThat(stale.age()).hasSeconds(7);
		});
		verify(this.cache, never()).load(any());
	}

	@Test
	void withoutALease_entryThatIsTooOld_isUnknown() {
		leased(false);
		cached("9.99", true);
		given(this.cache.proofAgeNanos(any(), anyLong())).willReturn(Duration.ofMinutes(6).toNanos());
		assertThat(answer()).isEqualTo(new Answer.Unknown("no answer in time"));
	}

	@Test
	void withoutALease_tombstoneProvesNothing() {
		leased(false);
		cached(null, true);
		assertThat(answer()).isInstanceOf(Answer.Unknown.class);
	}

	/** What the store says proves nothing while nobody confirms it. */
	@Test
	void withoutALease_whatIsLoaded_isNotFresh() {
		leased(false);
		given(this.cache.load(ID)).willReturn(CompletableFuture.completedFuture(new Load.Found(entry("9.99"))));
		assertThat(answer()).isInstanceOf(Answer.Stale.class);
		given(this.cache.load(ID)).willReturn(CompletableFuture.completedFuture(new Load.Absent()));
		assertThat(answer()).isInstanceOf(Answer.Unknown.class);
	}

	@Test
	void absence_thatIsLoaded_underTheLease_isAbsent() {
		leased(true);
		given(this.cache.load(ID)).willReturn(CompletableFuture.completedFuture(new Load.Absent()));
		assertThat(answer()).isEqualTo(new Answer.Absent());
	}

}
