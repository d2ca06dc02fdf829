package io.heavyread.cache.topology;

import io.heavyread.protocol.StoreException.Outcome;
import io.heavyread.protocol.test.RedisProcess;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** A master with a replica and a Sentinel: the master is lost under writes. */
@Tag("slow-fault")
class SentinelIT {

	private RedisProcess master;

	private RedisProcess replica;

	private RedisSentinel sentinel;

	private Deployment deployment;

	@BeforeEach
	void start() {
		this.master = RedisProcess.start("--repl-diskless-sync", "yes", "--repl-diskless-sync-delay", "0");
		this.replica = RedisProcess.start("--replicaof", "127.0.0.1", "" + this.master.port());
		Deployment.await().until(() -> this.replica.command("INFO", "replication").contains("master_link_status:up"));
		this.sentinel = new RedisSentinel(this.master);
		this.deployment = new Deployment("spring.data.redis.sentinel.master=" + RedisSentinel.MASTER,
				"spring.data.redis.sentinel.nodes=" + this.sentinel.address());
	}

	@AfterEach
	void stop() {
		this.deployment.close();
		this.sentinel.close();
		this.replica.close();
		this.master.close();
	}

	/**
	 * The last acknowledged writes may be lost with the master; what is left is the truth
	 * for all. Only a write that was on its way when the master died, or when it was
	 * confirmed no more, is unknown; the others are refused while there is no master. The
	 * old one comes back as a replica and changes nothing.
	 */
	@Test
	void masterKilledUnderWrites_replicaTakesOver_andReadersAgree() throws InterruptedException {
		this.deployment.beginWrites();
		this.deployment.awaitMoreWrites();
		this.master.kill();
		Deployment.await().until(() -> this.sentinel.master() == this.replica.port());
		this.deployment.awaitMoreWrites();
		this.deployment.awaitHealth();
		this.deployment.assertPushed("between");
		assertThat(this.deployment.failures(Outcome.NONE)).isPositive();
		assertThat(this.deployment.failures(Outcome.UNKNOWN)).isLessThanOrEqualTo(2);
		this.master.restart();
		Deployment.await().until(() -> this.master.command("INFO", "replication").contains("master_link_status:up"));
		this.deployment.awaitMoreWrites();
		this.deployment.endWrites();
		this.deployment.awaitHealth();
		this.deployment.assertAgreement();
		this.deployment.assertPushed("after");
		assertThat(this.sentinel.master()).isEqualTo(this.replica.port());
	}

}
