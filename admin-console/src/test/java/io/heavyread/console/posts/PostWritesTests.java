package io.heavyread.console.posts;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;

import io.heavyread.console.audit.Audits;
import io.heavyread.console.fleet.FleetSnapshot;
import io.heavyread.console.posts.PostWrites.Done;
import io.heavyread.console.support.FakeStore;
import io.heavyread.console.support.Fleets;
import io.heavyread.console.support.StubWriter;
import io.heavyread.console.traces.Trace;
import io.heavyread.console.traces.TracesFactory;
import io.heavyread.console.traces.WriteAction;
import io.heavyread.console.writer.WriterClients;
import io.heavyread.protocol.fleet.Proof;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Each write leaves a trace and an entry in the audit; a refusal only the entry. */
class PostWritesTests {

	private final StubWriter writer = StubWriter.start();

	private final FleetSnapshot fleet = WriterClients.fleet(this.writer.address(), Proof.PROVEN);

	private final FakeStore store = new FakeStore();

	private final Audits audits = new Audits();

	private final PostWrites writes = new PostWrites(WriterClients.of(() -> this.fleet),
			TracesFactory.of(() -> this.fleet), this.store, this.audits.trail(),
			Clock.fixed(Fleets.NOW, ZoneOffset.UTC));

	@AfterEach
	void close() {
		this.writer.close();
	}

	private static PostForm form(@Nullable String seen) {
		return new PostForm("post-1", "T", "c", "a", seen, "k1");
	}

	private Trace trace(Done done) {
		assertThat(done.trace()).isNotNull();
		return done.trace();
	}

	@Test
	void newPost_mustNotBeThereYet() {
		Trace trace = trace(this.writes.save(form(null), "carol"));
		assertThat(trace.action()).isEqualTo(WriteAction.CREATE);
		assertThat(trace.user()).isEqualTo("carol");
		assertThat(this.writer.requests().get(0)).contains(" null * ");
		assertThat(this.audits.kept()).containsExactly("create | post-1 |  | version 42, status 201");
	}

	@Test
	void edit_replacesJustTheVersionThatWasSeen() {
		assertThat(trace(this.writes.save(form("\"c7\""), "carol")).action()).isEqualTo(WriteAction.EDIT);
		assertThat(this.writer.requests().get(0)).contains(" \"c7\" null ");
		assertThat(this.audits.kept().get(0)).startsWith("edit | post-1");
	}

	@Test
	void delete_isTracedAsOne() {
		assertThat(trace(this.writes.delete("post-1", "\"c7\"", "carol")).action().isDelete()).isTrue();
		assertThat(this.audits.kept().get(0)).startsWith("delete | post-1");
	}

	@Test
	void refusal_isRecordedAndNotTraced() {
		this.writer.refuse(412, "the condition does not hold");
		Done done = this.writes.save(form("\"c7\""), "carol");
		assertThat(done.trace()).isNull();
		assertThat(this.audits.kept())
			.containsExactly("edit | post-1 |  | refused with 412: the condition does not hold");
	}

	@Test
	void bodyAndTimeOfTheCommit_areThoseOfTheStore() {
		this.store.put("post-1", 42, false);
		Trace trace = trace(this.writes.save(form(null), "carol"));
		assertThat(trace.body()).isEqualTo("{}");
		assertThat(trace.committed()).isEqualTo(Fleets.NOW.minusSeconds(10));
	}

	/** A later write may have replaced it, and the store may be away. */
	@Test
	void timeOfTheCommit_otherwise_isWhatTheWriterTold() {
		this.store.put("post-1", 43, false);
		Trace trace = trace(this.writes.save(form(null), "carol"));
		assertThat(trace.body()).isEmpty();
		assertThat(trace.committed()).isEqualTo(Instant.ofEpochSecond(1764423554, 123456789));
		this.store.down(true);
		assertThat(trace(this.writes.save(form(null), "carol")).body()).isEmpty();
	}

}
