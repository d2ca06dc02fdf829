package io.heavyread.console.warmups;

import io.heavyread.console.format.Tone;
import io.heavyread.console.support.Fleets;
import io.heavyread.console.warmups.WarmUp.Part;
import io.heavyread.protocol.manage.WarmUpJob;
import io.heavyread.protocol.manage.WarmUpState;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** A warm-up on several readers stands as the worst of them, once it has ended on all. */
class WarmUpTests {

	private final WarmUp job = new WarmUp(3, "all posts", "operator", Fleets.NOW);

	private void put(String reader, WarmUpState state) {
		this.job
			.put(new Part(reader, new WarmUpJob("j", state, 100, 60, 30, 1, null, null, "all", null, false, ""), ""));
	}

	private void refused(String reader) {
		this.job.put(new Part(reader, null, "refuses connections"));
	}

	@Test
	void runningOnOne_isRunning() {
		put("r1", WarmUpState.DONE);
		put("r2", WarmUpState.RUNNING);
		put("r3", WarmUpState.FAILED);
		assertThat(this.job.isRunning()).isTrue();
		assertThat(this.job.label()).isEqualTo("Running");
	}

	@Test
	void doneOnAll_isDone() {
		put("r1", WarmUpState.DONE);
		put("r2", WarmUpState.DONE);
		assertThat(this.job.state()).isEqualTo(WarmUpStatus.DONE);
		assertThat(this.job.label()).isEqualTo("Done");
	}

	@Test
	void cancelledOnOne_isCancelled() {
		put("r1", WarmUpState.DONE);
		put("r2", WarmUpState.CANCELLED);
		assertThat(this.job.state().tone()).isEqualTo(Tone.IDLE);
	}

	/**
	 * A reader that never took it, and one that says a word of its own, count as well.
	 */
	@Test
	void failures_areCounted() {
		put("r1", WarmUpState.FAILED);
		put("r2", WarmUpState.UNKNOWN);
		put("r3", WarmUpState.CANCELLED);
		refused("r4");
		assertThat(this.job.label()).isEqualTo("Failed on 3");
		assertThat(this.job.state().tone()).isEqualTo(Tone.BAD);
	}

	@Test
	void counts_areThoseOfAllReaders() {
		put("r1", WarmUpState.RUNNING);
		put("r2", WarmUpState.RUNNING);
		refused("r3");
		assertThat(this.job.total()).isEqualTo(200);
		assertThat(this.job.done()).isEqualTo(182);
	}

	@Test
	void latestWord_ofAReader_counts() {
		put("r1", WarmUpState.RUNNING);
		put("r1", WarmUpState.DONE);
		assertThat(this.job.parts()).hasSize(1);
		assertThat(this.job.isRunning()).isFalse();
	}

}
