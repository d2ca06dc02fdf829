package io.heavyread.cache.topology;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Redis Cluster: all keys of the platform are in one slot, on one of three nodes. */
@Tag("slow-fault")
class ClusterIT {

	private RedisClusterNodes cluster;

	private Deployment deployment;

	@BeforeEach
	void start() {
		this.cluster = new RedisClusterNodes();
		this.deployment = new Deployment("spring.data.redis.cluster.nodes=" + this.cluster.addresses());
	}

	@AfterEach
	void stop() {
		this.deployment.close();
		this.cluster.close();
	}

	/** Until the failover nothing but messages is needed. */
	@Test
	void ownerKilledUnderWrites_replicaTakesOver_andReadersAgree() throws InterruptedException {
		this.deployment.beginWrites();
		this.deployment.awaitMoreWrites();
		assertThat(this.deployment.gaps()).isZero();
		assertThat(this.cluster.keys().stream().filter((number) -> number > 0)).hasSize(1);
		this.cluster.owner().kill();
		Deployment.await().until(() -> this.cluster.replica().command("ROLE").contains("master"));
		this.deployment.awaitMoreWrites();
		this.cluster.owner().restart();
		this.deployment.awaitMoreWrites();
		this.deployment.endWrites();
		this.deployment.awaitHealth();
		this.deployment.assertAgreement();
		this.deployment.assertPushed("after");
	}

}
