package io.heavyread.local;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.heavyread.console.ConsoleApplication;
import io.heavyread.local.gateway.GatewayApplication;
import io.heavyread.local.service.ServiceFilter;
import io.heavyread.local.service.ServicePlan;
import io.heavyread.local.service.StopStage;
import io.heavyread.reader.ReaderApplication;
import io.heavyread.writer.WriterApplication;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.util.unit.DataSize;

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

	private static final List<String> OWN_NAMES = List.of("localhost", LOOPBACK, "[::1]");

	private static final String DRAIN = "1s";

	List<ServicePlan> all() {
		List<ServicePlan> plans = new ArrayList<>();
		plans.add(writer());
		for (int i = 0; i < this.properties.readerPorts().size(); i++) {
			plans.add(reader(i));
		}
		plans.add(console());
		plans.add(gateway());
		return plans;
	}

	private ServicePlan writer() {
		Map<String, String> own = common("writer");
		own.put("platform.instance-id", "writer-1");
		own.put("server.port", "" + this.properties.writerPort());
		own.put("management.server.address", LOOPBACK);
		own.put("management.server.port", "" + this.properties.writerManagementPort());
		return new ServicePlan(StopStage.WRITER, "writer", WriterApplication::builder, own);
	}

	private ServicePlan reader(int index) {
		String name = "reader-" + (index + 1);
		Map<String, String> own = common("reader");
		own.put("platform.instance-id", name);
		own.put("platform.reader.address", LOOPBACK);
		own.put("platform.reader.port", "" + this.properties.readerPorts().get(index));
		// A reader's own server is its management port.
		own.put("server.port", "" + this.properties.readerManagementPorts().get(index));
		// The gateway has stopped before: it need not see the health change first.
		own.put("platform.reader.drain-delay", "0s");
		own.put("platform.reader.drain-timeout", DRAIN);
		return new ServicePlan(StopStage.READERS_AND_CONSOLE, name, ServicePlans::readerApplication, own);
	}

	/**
	 * All readers share this JVM's heap; so their caches are smaller on a small machine.
	 */
	private static SpringApplicationBuilder readerApplication() {
		long bytes = Math.min(DataSize.ofMegabytes(256).toBytes(), Runtime.getRuntime().maxMemory() / 8);
		return ReaderApplication.builder().properties("platform.cache.max-weight=" + bytes + "B");
	}

	private ServicePlan console() {
		Map<String, String> own = common("console");
		own.put("platform.instance-id", "console-1");
		own.put("server.port", "" + this.properties.consolePort());
		own.put("management.server.address", LOOPBACK);
		own.put("management.server.port", "" + this.properties.consoleManagementPort());
		own.put("platform.console.gateway.url", "http://" + LOOPBACK + ":" + this.properties.gatewayPort());
		String password = this.secrets.consolePassword();
		if (password != null) {
			own.put(Secrets.CONSOLE_USERS + "[0].name", CONSOLE_USER);
			own.put(Secrets.CONSOLE_USERS + "[0].password", new BCryptPasswordEncoder().encode(password));
			own.put(Secrets.CONSOLE_USERS + "[0].roles", "VIEWER,OPERATOR");
		}
		return new ServicePlan(StopStage.READERS_AND_CONSOLE, "console", ConsoleApplication::builder, own);
	}

	private ServicePlan gateway() {
		Map<String, String> own = common("gateway");
		own.put("management.server.address", LOOPBACK);
		own.put("management.server.port", "" + this.properties.gatewayManagementPort());
		own.put("server.port", "" + this.properties.gatewayPort());
		own.put("platform.gateway.writer", "http://" + LOOPBACK + ":" + this.properties.writerPort());
		for (int i = 0; i < this.properties.readerPorts().size(); i++) {
			own.put("spring.cloud.discovery.client.simple.instances.readers[" + i + "].uri",
					"http://" + LOOPBACK + ":" + this.properties.readerPorts().get(i));
		}
		return new ServicePlan(StopStage.GATEWAY, "gateway", GatewayApplication::builder, own);
	}

	private Map<String, String> common(String service) {
		Map<String, String> common = new LinkedHashMap<>();
		common.put(ServiceFilter.SERVICE, service);
		if (this.redis.embedded()) {
			common.put("spring.data.redis.host", LOOPBACK);
			common.put("spring.data.redis.port", "" + this.properties.redisPort());
		}
		common.put(Secrets.ADMIN_TOKEN, this.secrets.adminToken());
		common.put("server.address", LOOPBACK);
		common.put("platform.web.allowed-hosts", Stream.concat(OWN_NAMES.stream(), this.properties.hostNames().stream())
			.collect(Collectors.joining(",")));
		// Each service's metrics are its own, though all run in this JVM.
		common.put("management.metrics.use-global-registry", "false");
		common.put("spring.main.banner-mode", "off");
		common.put("spring.main.log-startup-info", "false");
		common.put("spring.jmx.enabled", "false");
		common.put("spring.lifecycle.timeout-per-shutdown-phase", DRAIN);
		return common;
	}

}
