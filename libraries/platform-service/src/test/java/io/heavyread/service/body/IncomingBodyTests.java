package io.heavyread.service.body;

import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.heavyread.service.web.Refusal;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import org.springframework.mock.web.MockAsyncContext;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.util.unit.DataSize;

import static org.assertj.core.api.Assertions.assertThat;

/** The bounds of a body that arrives, on a clock of the test. */
class IncomingBodyTests {

	private static final int KB = 1024;

	private final BodyLimits limits = new BodyLimits(DataSize.ofKilobytes(200), DataSize.ofKilobytes(256),
			DataSize.ofKilobytes(1), Duration.ofSeconds(30));

	private long now;

	private final Bodies bodies = new Bodies(this.limits, () -> this.now);

	@Test
	void bodyOfTheBound_isTaken_oneByteMoreIs413() throws Exception {
		Sender whole = new Sender(-1);
		whole.send(200 * KB);
		whole.end();
		assertThat(whole.dispatched).isEqualTo(1);
		assertThat(whole.body.refusal()).isNull();
		assertThat(whole.body.size()).isEqualTo(200 * KB);
		whole.body.release();
		Sender larger = new Sender(-1);
		larger.send(200 * KB + 1);
		assertThat(larger.dispatched).as("it is read on, so that its sender sees the refusal").isZero();
		larger.end();
		assertThat(larger.status()).isEqualTo(413);
		assertThat(this.bodies.freeBytes()).isEqualTo(256 * KB);
	}

	@Test
	void bodyThatDrips_is408AfterAWindow() throws Exception {
		Sender slow = new Sender(100 * KB);
		for (int second = 0; second < 4; second++) {
			slow.send(1023);
			pass(Duration.ofSeconds(1));
			assertThat(slow.dispatched).isZero();
		}
		slow.send(1023);
		pass(Duration.ofSeconds(1));
		assertThat(slow.status()).isEqualTo(408);
	}

	@Test
	void bodyThatKeepsTheRate_is408WhenItsTimeIsOver() throws Exception {
		Sender steady = new Sender(100 * KB);
		for (int second = 0; second < 30; second++) {
			steady.send(KB);
			pass(Duration.ofSeconds(1));
		}
		assertThat(steady.dispatched).isZero();
		pass(Duration.ofSeconds(1));
		assertThat(steady.status()).isEqualTo(408);
	}

	@Test
	void bodyThatStartsWellAndStops_is408() throws Exception {
		Sender stopped = new Sender(100 * KB);
		stopped.send(90 * KB);
		pass(Duration.ofSeconds(5));
		assertThat(stopped.dispatched).isZero();
		pass(Duration.ofSeconds(5));
		assertThat(stopped.status()).isEqualTo(408);
	}

	@Test
	void silentBody_makesRoomForAnother() throws Exception {
		Sender silent = new Sender(150 * KB);
		silent.send(140 * KB);
		pass(Duration.ofSeconds(1));
		Sender other = new Sender(150 * KB);
		other.send(150 * KB);
		other.end();
		assertThat(silent.status()).isEqualTo(503);
		assertThat(other.body.refusal()).isNull();
	}

	@Test
	void drippingBodies_makeRoomForAnother() throws Exception {
		List<Sender> dripping = new ArrayList<>();
		for (int i = 0; i < 4; i++) {
			dripping.add(new Sender(10 * KB));
		}
		for (int step = 0; step < 4; step++) {
			pass(Duration.ofMillis(200));
			for (Sender one : dripping) {
				one.send(1);
			}
		}
		Sender other = new Sender(10);
		other.send(10);
		other.end();
		assertThat(other.body.refusal()).isNull();
		assertThat(dripping).filteredOn((one) -> one.dispatched > 0).hasSize(1);
	}

	@Test
	void bodyThatStartsWellAndDrips_makesRoomForAnother() throws Exception {
		Sender dripping = new Sender(150 * KB);
		dripping.send(140 * KB);
		for (int step = 0; step < 4; step++) {
			pass(Duration.ofMillis(200));
			dripping.send(1);
		}
		Sender other = new Sender(150 * KB);
		other.send(150 * KB);
		other.end();
		assertThat(dripping.status()).isEqualTo(503);
		assertThat(other.body.refusal()).isNull();
	}

	@Test
	void bodyThatKeepsTheRate_makesRoomForNobody() throws Exception {
		Sender steady = new Sender(150 * KB);
		for (int step = 0; step < 40; step++) {
			pass(Duration.ofMillis(400));
			steady.send(KB / 2);
		}
		Sender other = new Sender(150 * KB);
		other.send(150 * KB);
		Sender third = new Sender(150 * KB);
		third.send(150 * KB);
		third.end();
		assertThat(third.status()).isEqualTo(503);
		assertThat(steady.dispatched).isZero();
	}

	@Test
	void bodyWithoutRoom_whileOthersSend_is503WithoutEffect() throws Exception {
		Sender busy = new Sender(150 * KB);
		busy.send(140 * KB);
		Sender other = new Sender(150 * KB);
		other.send(150 * KB);
		other.end();
		assertThat(other.status()).isEqualTo(503);
		assertThat(other.body.refusal()).extracting(Refusal::outcome).isEqualTo("none");
		assertThat(busy.dispatched).isZero();
	}

	@Test
	void manySmallBodies_areBoundedInNumber() throws Exception {
		List<Sender> senders = new ArrayList<>();
		for (int i = 0; i < 5; i++) {
			senders.add(new Sender(10));
		}
		senders.get(4).end();
		assertThat(senders.get(4).status()).isEqualTo(503);
		senders.get(0).send(10);
		senders.get(0).end();
		senders.get(0).body.release();
		Sender next = new Sender(10);
		next.send(10);
		next.end();
		assertThat(next.body.refusal()).isNull();
	}

	@Test
	void malformedBody_isAnsweredAtOnce() throws Exception {
		Sender malformed = new Sender(-1);
		malformed.send(10);
		malformed.body.onError(new java.io.IOException("bad chunk"));
		assertThat(malformed.response.getStatus()).isEqualTo(400);
		assertThat(malformed.response.isCommitted()).isTrue();
		assertThat(this.bodies.freeBytes()).isEqualTo(256 * KB);
	}

	@Test
	void bodyThatHasNotEnded_isNeverHandled() throws Exception {
		Sender half = new Sender(100);
		half.send(50);
		assertThat(half.body.outcome()).extracting(Refusal::status).isEqualTo(400);
		half.end();
		assertThat(half.dispatched).isZero();
	}

	private void pass(Duration time) {
		this.now += time.toNanos();
		this.bodies.check();
	}

	/** A client, and the request that it sends. */
	private final class Sender {

		private final MockHttpServletResponse response = new MockHttpServletResponse();

		private final Arriving input = new Arriving();

		private final IncomingBody body;

		private int dispatched;

		Sender(long declared) {
			MockAsyncContext context = new MockAsyncContext(new MockHttpServletRequest(), this.response);
			context.addDispatchHandler(() -> this.dispatched++);
			this.body = new IncomingBody(IncomingBodyTests.this.bodies, context, this.input);
			this.body.begin(declared);
		}

		void send(int bytes) throws Exception {
			this.input.arrived = new ByteArrayInputStream(new byte[bytes]);
			this.body.onDataAvailable();
		}

		void end() {
			this.body.onAllDataRead();
		}

		int status() {
			assertThat(this.dispatched).isEqualTo(1);
			Refusal refusal = this.body.refusal();
			return (refusal != null) ? refusal.status() : 200;
		}

	}

	/** Bytes that have arrived. */
	private static final class Arriving extends ServletInputStream {

		private ByteArrayInputStream arrived = new ByteArrayInputStream(new byte[0]);

		@Override
		public int read() {
			return this.arrived.read();
		}

		@Override
		public int read(byte[] target, int offset, int length) {
			return this.arrived.read(target, offset, length);
		}

		@Override
		public boolean isFinished() {
			return false;
		}

		@Override
		public boolean isReady() {
			return this.arrived.available() > 0;
		}

		@Override
		public void setReadListener(@Nullable ReadListener listener) {
		}

	}

}
