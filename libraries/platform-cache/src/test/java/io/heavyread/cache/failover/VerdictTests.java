package io.heavyread.cache.failover;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import io.heavyread.cache.faults.Answer;
import io.heavyread.cache.faults.Answer.Kind;
import io.heavyread.cache.faults.Committed;
import io.heavyread.cache.faults.History;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** One post whose writes are numbered; times are seconds; the promotion is at 10 s. */
class VerdictTests {

	private static final long PROMOTED = seconds(10);

	private final History history = new History();

	private final List<KeptWrite> log = new ArrayList<>();

	@Test
	void answer_ofTheLastWrite_isNotStale() {
		kept(1, 1, 2);
		kept(2, 11, 12);
		answer(Kind.FRESH, 2, 30, 30);
		assertThat(stale()).isEmpty();
	}

	@Test
	void answer_ofAnEarlierWrite_isStaleOnceClientsHaveKnownForLonger() {
		kept(1, 1, 2);
		kept(2, 11, 12);
		answer(Kind.FRESH, 1, 14, 14);
		assertThat(stale()).isEmpty();
		assertThat(verdict().oldest("reader")).isEqualTo(Duration.ofSeconds(2));
		answer(Kind.FRESH, 1, 15, 15);
		assertThat(stale()).hasSize(1);
	}

	@Test
	void answer_marked_isNotStale() {
		kept(1, 1, 2);
		kept(2, 11, 12);
		answer(Kind.STALE, 1, 30, 30);
		assertThat(stale()).isEmpty();
	}

	@Test
	void answer_beforeALaterWriteWhoseClientWasNotTold_isNotStale() {
		kept(1, 1, 2);
		this.log.add(new KeptWrite(2, "post", false, 2));
		answer(Kind.FRESH, 1, 30, 30);
		assertThat(stale()).isEmpty();
	}

	@Test
	void answer_beforeAnUntoldWriteThatAToldOneFollows_isStale() {
		kept(1, 1, 2);
		this.log.add(new KeptWrite(2, "post", false, 2));
		kept(3, 11, 12);
		answer(Kind.FRESH, 1, 30, 30);
		assertThat(stale()).hasSize(1);
	}

	@Test
	void answer_ofALostWrite_isStaleSoMuchAfterThePromotion() {
		write(2, 1, 2, false);
		answer(Kind.FRESH, 2, 12, 12);
		assertThat(stale()).isEmpty();
		answer(Kind.FRESH, 2, 13, 13);
		assertThat(stale()).hasSize(1);
	}

	@Test
	void absence_ofAPost_isStale() {
		kept(1, 1, 2);
		answer(Kind.ABSENT, 0, 5, 5);
		assertThat(stale()).hasSize(1);
	}

	@Test
	void absence_byALostDelete_isStaleSoMuchAfterThePromotion() {
		kept(1, 1, 2);
		write(2, 9, 10, true);
		answer(Kind.ABSENT, 0, 12, 12);
		assertThat(stale()).isEmpty();
		answer(Kind.ABSENT, 0, 13, 13);
		assertThat(stale()).hasSize(1);
	}

	@Test
	void absence_beforeTheLostDeleteWasSent_isStale() {
		kept(1, 1, 2);
		write(2, 9, 10, true);
		answer(Kind.ABSENT, 0, 8, 8);
		assertThat(stale()).hasSize(1);
	}

	@Test
	void absence_afterADelete_isNotStaleUntilThePostIsBack() {
		kept(1, 1, 2);
		keptDelete(2, 3, 4);
		answer(Kind.ABSENT, 0, 20, 20);
		assertThat(stale()).isEmpty();
		kept(3, 21, 22);
		answer(Kind.ABSENT, 0, 30, 30);
		assertThat(stale()).hasSize(1);
	}

	@Test
	void absence_beforeTheDeleteWasSent_isStale() {
		kept(1, 1, 2);
		keptDelete(2, 8, 9);
		answer(Kind.ABSENT, 0, 6, 6);
		assertThat(stale()).hasSize(1);
	}

	@Test
	void answer_olderThanOneBeforeItWasAsked_wentBack() {
		kept(1, 1, 2);
		kept(2, 3, 4);
		answer(Kind.FRESH, 2, 5, 5);
		answer(Kind.STALE, 1, 6, 6);
		assertThat(verdict().wentBack()).hasSize(1);
	}

	@Test
	void answer_olderThanOneThatWasSentMeanwhile_didNotGoBack() {
		kept(1, 1, 2);
		kept(2, 3, 4);
		answer(Kind.FRESH, 2, 5, 6);
		answer(Kind.FRESH, 1, 5, 7);
		assertThat(verdict().wentBack()).isEmpty();
	}

	@Test
	void answer_olderThanALostOne_didNotGoBack() {
		kept(1, 1, 2);
		write(2, 3, 4, false);
		answer(Kind.FRESH, 2, 5, 5);
		answer(Kind.FRESH, 1, 11, 11);
		assertThat(verdict().wentBack()).isEmpty();
	}

	@Test
	void writes_thatTheStoreDoesNotHave_areLost() {
		kept(1, 1, 2);
		write(2, 3, 4, false);
		assertThat(verdict().lost()).extracting(Committed::version).containsExactly(2L);
	}

	@Test
	void firstKept_isTheFirstThatWasSentAfterwardsAndStayed() {
		kept(1, 9, 11);
		write(2, 11, 12, false);
		kept(3, 13, 15);
		kept(4, 16, 17);
		assertThat(verdict().firstKept("write", PROMOTED)).isEqualTo(Duration.ofSeconds(5));
		assertThat(verdict().firstKept("other", PROMOTED)).isNull();
	}

	private void kept(long version, long start, long end) {
		this.log.add(new KeptWrite(version, "post", false, version));
		write(version, start, end, false);
	}

	private void keptDelete(long version, long start, long end) {
		this.log.add(new KeptWrite(version, "post", true, version));
		write(version, start, end, true);
	}

	private void write(long version, long start, long end, boolean delete) {
		@Nullable String body = delete ? null : "write." + version;
		this.history.add(new Committed("post", body, seconds(start), Committed.Outcome.ACKNOWLEDGED, version, version,
				seconds(end)));
	}

	private void answer(Kind kind, long version, long asked, long sent) {
		this.history.add(new Answer("reader", "post", kind, version, version, "write." + version, seconds(asked),
				seconds(sent)));
	}

	private List<Answer> stale() {
		return verdict().stale((reader) -> Duration.ofSeconds(2));
	}

	private Verdict verdict() {
		return new Verdict(this.history, this.log, PROMOTED);
	}

	private static long seconds(long count) {
		return TimeUnit.SECONDS.toNanos(count);
	}

}
