package io.heavyread.local;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.heavyread.local.gateway.GatewayApplication;

/**
 * The services of the local run with all that their configuration files leave open.
 *
 * @param properties where they listen
 * @param secrets what they share
 * @param redis the Redis that they use
 */
record ServicePlans(LocalProperties properties, Secrets secrets, RedisAddress redis) {

	static final String CONSOLE_USER = "operator";

	private static final String LOOPBACK = "127.0.0.1";

	List<ServicePlan> all() {
		List<ServicePlan> plans = new ArrayList<>();
		plans.add(gateway());
		return plans;
	}

	private ServicePlan gateway() {
		Map<String, String> own = common(this.properties.gatewayManagementPort());
		own.put("server.port", "" + this.properties.gatewayPort());
		own.put("platform.gateway.writer", "http://" + LOOPBACK + ":" + this.properties.writerPort());
		for (int i = 0; i < this.properties.readerPorts().size(); i++) {
			own.put("spring.cloud.discovery.client.simple.instances.readers[%d].uri".formatted(i),
					"http://" + LOOPBACK + ":" + this.properties.readerPorts().get(i));
		}
		return new ServicePlan(Stage.GATEWAY, "gateway", GatewayApplication::builder, own);
	}

	private Map<String, String> common(int managementPort) {
		Map<String, String> common = new LinkedHashMap<>();
		common.put(RedisAddress.PROPERTY, this.redis.hostAndPort());
		common.put(Secrets.ADMIN_TOKEN, this.secrets.adminToken());
		common.put("server.address", LOOPBACK);
		common.put("management.server.address", LOOPBACK);
		common.put("management.server.port", "" + managementPort);
		// Each service's metrics are its own, though all run in this JVM.
		common.put("management.metrics.use-global-registry", "false");
		common.put("spring.main.banner-mode", "off");
		common.put("spring.main.log-startup-info", "false");
		common.put("spring.jmx.enabled", "false");
		common.put("spring.lifecycle.timeout-per-shutdown-phase", "1s");
		return common;
	}

}
