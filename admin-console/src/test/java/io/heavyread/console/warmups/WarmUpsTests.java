package io.heavyread.console.warmups;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;

import io.heavyread.console.audit.Audits;
import io.heavyread.console.errors.NotFoundException;
import io.heavyread.console.fleet.FleetSnapshot;
import io.heavyread.console.fleet.ReaderStatus;
import io.heavyread.console.fleet.Reply;
import io.heavyread.console.reader.ReaderClients;
import io.heavyread.console.support.Fleets;
import io.heavyread.console.support.StubReader;
import io.heavyread.protocol.manage.WarmUpJob;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/** Warm-ups on two readers, over real connections. */
class WarmUpsTests {

	private static final Duration BOUND = Duration.ofSeconds(10);

	private final StubReader first = StubReader.start("reader-1");

	private final StubReader second = StubReader.start("reader-2");

	private FleetSnapshot fleet = Fleets.of(Fleets.at(this.first, ReaderStatus.LIVE),
			Fleets.at(this.second, ReaderStatus.LIVE));

	private final Audits audits = new Audits();

	private final WarmUps warmUps = new WarmUps(ReaderClients.ofStubs(), () -> this.fleet, this.audits.trail(),
			Clock.fixed(Fleets.NOW, ZoneOffset.UTC));

	@AfterEach
	void close() {
		this.first.close();
		this.second.close();
	}

	private static WarmUpForm all(String target) {
		return new WarmUpForm("all", null, null, null, null, target);
	}

	private void sample() {
		this.warmUps.sampled(this.fleet, this.fleet);
	}

	@Test
	void start_reachesEachReaderAndTheAudit() {
		WarmUp job = this.warmUps.start(all(""), "carol");
		assertThat(job.state()).isEqualTo(WarmUpStatus.RUNNING);
		assertThat(job.parts()).extracting(WarmUp.Part::reader).containsExactly("reader-1", "reader-2");
		assertThat(this.second.calls()).containsExactly("POST /actuator/postcache/warmups");
		assertThat(this.audits.kept())
			.containsExactly("warm-up | all 2 readers | all posts | W-1: reader-1 running; reader-2 running");
	}

	@Test
	void start_onOneReader_leavesTheOthersAlone() {
		this.warmUps.start(all("reader-2"), "carol");
		assertThat(this.first.calls()).isEmpty();
		assertThat(this.audits.kept().get(0)).startsWith("warm-up | reader-2");
	}

	@Test
	void start_onNobody_isRefused() {
		assertThatThrownBy(() -> this.warmUps.start(all("reader-9"), "carol")).isInstanceOf(NotFoundException.class);
		assertThat(this.warmUps.newest()).isEmpty();
	}

	@Test
	void readerThatDoesNotTakeIt_failsAlone() {
		this.second.kill();
		WarmUp job = this.warmUps.start(all(""), "carol");
		assertThat(job.parts().get(1).problem()).isEqualTo("refuses connections");
		assertThat(job.parts().get(1).state()).isEqualTo(WarmUpStatus.NOT_STARTED);
		assertThat(job.isRunning()).isTrue();
	}

	@Test
	void count_startsNothing() {
		List<Reply<WarmUpJob>> replies = this.warmUps.count(all(""));
		assertThat(replies).extracting((reply) -> reply.value().total()).containsExactly(100L, 100L);
		assertThat(this.first.orders()).allMatch((order) -> order.contains("\"dryRun\":true"));
		assertThat(this.warmUps.newest()).isEmpty();
		assertThat(this.audits.kept()).isEmpty();
	}

	@Test
	void job_isFollowedUntilItHasEndedOnAll() {
		WarmUp job = this.warmUps.start(all(""), "carol");
		sample();
		await().atMost(BOUND).until(() -> job.state() == WarmUpStatus.DONE);
		assertThat(job.done()).isEqualTo(200);
	}

	@Test
	void readerThatLeaves_failsIt() {
		WarmUp job = this.warmUps.start(all(""), "carol");
		this.fleet = Fleets.of(Fleets.at(this.first, ReaderStatus.LIVE));
		sample();
		assertThat(job.parts().get(1).problem()).isEqualTo("left the fleet");
		assertThat(job.parts().get(1).state()).isEqualTo(WarmUpStatus.FAILED);
	}

	@Test
	void readerThatIsSilent_goesOn_andSaysWhy() {
		WarmUp job = this.warmUps.start(all("reader-2"), "carol");
		this.second.kill();
		sample();
		await().atMost(BOUND).until(() -> !job.parts().get(0).problem().isEmpty());
		assertThat(job.parts().get(0).problem()).isEqualTo("refuses connections");
		assertThat(job.isRunning()).isTrue();
	}

	@Test
	void readerThatHasForgottenIt_failsIt() {
		WarmUp job = this.warmUps.start(all("reader-2"), "carol");
		this.second.forgetWarmUps();
		sample();
		await().atMost(BOUND).until(() -> job.state() == WarmUpStatus.FAILED);
		assertThat(job.parts().get(0).problem()).isEqualTo("restarted and no longer knows the job");
	}

	@Test
	void cancel_reachesWhereItGoesOn() {
		WarmUp job = this.warmUps.start(all("reader-2"), "carol");
		this.warmUps.cancel(job);
		assertThat(this.second.calls()).contains("DELETE /actuator/postcache/warmups/j1");
		assertThat(this.first.calls()).isEmpty();
		assertThat(this.audits.kept()).last().asString().startsWith("cancel warm-up | W-1 | all posts");
	}

	/** Each stub tells 7 hits for each of its entries. */
	@Test
	void hottestOverTheFleet_areThoseThatAllReadersTogetherServeMost() {
		this.first.put("alone", 1, "c1", "{}");
		this.first.put("shared", 2, "c2", "{}");
		this.second.put("shared", 2, "c2", "{}");
		this.warmUps.start(new WarmUpForm("hottest", null, 1, null, null, "reader-1"), "carol");
		assertThat(this.first.orders()).containsExactly("{\"scope\":\"ids\",\"ids\":[\"shared\"],\"dryRun\":false}");
	}

	@Test
	void newest100_areKept() {
		for (int i = 0; i < 101; i++) {
			this.warmUps.start(all("reader-1"), "carol");
		}
		assertThat(this.warmUps.newest()).hasSize(100).first().extracting(WarmUp::number).isEqualTo(101L);
		assertThatThrownBy(() -> this.warmUps.require(1)).isInstanceOf(NotFoundException.class);
	}

}
