package io.heavyread.cache.topology;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

import io.heavyread.protocol.redis.Witness;
import io.heavyread.protocol.redis.sentinel.SentinelWitness;
import io.heavyread.protocol.test.RedisProcess;
import io.heavyread.protocol.test.TestNode;
import io.heavyread.store.test.TestWriter;
import io.micrometer.core.instrument.MeterRegistry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Three real sentinels as witnesses, as a writer has them. */
@Tag("slow-fault")
class SentinelWitnessIT {

	private static final long ROUNDS_NANOS = TimeUnit.MILLISECONDS.toNanos(1500);

	private Sentinels sentinels;

	private TestNode node;

	private Witness witness;

	@BeforeEach
	void start() {
		this.sentinels = new Sentinels();
		this.node = TestWriter.start("writer-1", "127.0.0.1:1",
				"spring.data.redis.sentinel.master=" + RedisSentinel.MASTER,
				"spring.data.redis.sentinel.nodes=" + this.sentinels.addresses());
		this.witness = this.node.get(Witness.class);
		Deployment.await().until(() -> confirmsNow(this.sentinels.primary()));
	}

	@AfterEach
	void stop() {
		this.node.close();
		this.sentinels.close();
	}

	@Test
	void healthy_thePrimaryIsConfirmed_andNobodyElse() {
		assertThat(this.witness.mayAcknowledge(address(this.sentinels.primary()), System.nanoTime())).isTrue();
		assertThat(this.witness.confirmedNanos(new InetSocketAddress(InetAddress.getLoopbackAddress(), 1),
				System.nanoTime()))
			.isEmpty();
		Deployment.await().until(() -> meter("answering") == 3);
		assertThat(meter("known")).isEqualTo(3);
		assertThat(meter("named")).isEqualTo(3);
	}

	/** Also one that hangs, which the kernel still takes questions for. */
	@Test
	void oneSentinelHangs_orIsKilled_changesNothing() {
		this.sentinels.sentinel(1).pause();
		Deployment.await().until(() -> meter("answering") == 2);
		assertThat(confirmsNow(this.sentinels.primary())).isTrue();
		assertThat(this.witness.mayAcknowledge(address(this.sentinels.primary()), System.nanoTime())).isTrue();
		this.sentinels.sentinel(1).resume();
		Deployment.await().until(() -> meter("answering") == 3);
		this.sentinels.sentinel(0).kill();
		Deployment.await().until(() -> meter("answering") == 2);
		assertThat(confirmsNow(this.sentinels.primary())).isTrue();
		this.sentinels.sentinel(0).restart();
		Deployment.await().until(() -> meter("answering") == 3);
	}

	@Test
	void minority_confirmsNothing_untilOneComesBack() {
		this.sentinels.sentinel(1).pause();
		this.sentinels.sentinel(2).kill();
		Deployment.await().until(() -> meter("answering") == 1 && !confirmsNow(this.sentinels.primary()));
		Deployment.await()
			.until(() -> !this.witness.mayAcknowledge(address(this.sentinels.primary()), System.nanoTime()));
		this.sentinels.sentinel(1).resume();
		Deployment.await().until(() -> confirmsNow(this.sentinels.primary()));
	}

	@Test
	void primaryHangs_thePromotedOneIsConfirmed_andTheOldOneNeverAgain() {
		RedisProcess old = this.sentinels.primary();
		old.pause();
		RedisProcess promoted = this.sentinels.awaitPromotion(0);
		Deployment.await().until(() -> confirmsNow(promoted));
		assertThat(this.witness.confirmedNanos(address(old), System.nanoTime())).isEmpty();
		old.resume();
		Deployment.await().during(java.time.Duration.ofSeconds(3)).until(() -> {
			assertThat(this.witness.confirmedNanos(address(old), System.nanoTime())).isEmpty();
			return !this.witness.mayAcknowledge(address(old), System.nanoTime());
		});
		assertThat(this.witness.mayAcknowledge(address(promoted), System.nanoTime())).isTrue();
	}

	/** One that restarts with what it knew before, one that was made anew. */
	@Test
	void sentinelsThatKnowOnlyTheOldOne_doNotChangeWhatIsConfirmed() {
		String before = this.sentinels.sentinel(2).memory();
		this.sentinels.primary().kill();
		RedisProcess promoted = this.sentinels.awaitPromotion(0);
		Deployment.await().until(() -> confirmsNow(promoted) && meter("named") == 3);
		this.sentinels.sentinel(2).kill();
		this.sentinels.sentinel(2).restart(before);
		assertUnmoved(promoted);
		this.sentinels.sentinel(2).kill();
		this.sentinels.sentinel(2).startAnew(this.sentinels.primary());
		assertUnmoved(promoted);
	}

	private void assertUnmoved(RedisProcess promoted) {
		Deployment.await().until(() -> meter("answering") == 3);
		assertThat(confirmsNow(promoted)).isTrue();
		assertThat(this.witness.confirmedNanos(address(this.sentinels.primary()), System.nanoTime())).isEmpty();
	}

	private boolean confirmsNow(RedisProcess server) {
		long now = System.nanoTime();
		OptionalLong confirmed = this.witness.confirmedNanos(address(server), now);
		return confirmed.isPresent() && now - confirmed.getAsLong() < ROUNDS_NANOS;
	}

	private static InetSocketAddress address(RedisProcess server) {
		return new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port());
	}

	private double meter(String name) {
		assertThat(this.witness).isInstanceOf(SentinelWitness.class);
		return this.node.get(MeterRegistry.class).get("platform.sentinels." + name).gauge().value();
	}

}
