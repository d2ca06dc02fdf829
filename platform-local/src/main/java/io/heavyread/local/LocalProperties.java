package io.heavyread.local;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.heavyread.local.start.StartRefusedException;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the parts of the local run listen and keep their data. Everything listens on
 * 127.0.0.1.
 *
 * @param dataDir directory of the embedded Redis; a relative one lies in the project's
 * root
 * @param fresh whether the stored posts are wiped before the start
 * @param redisPort port of the embedded Redis
 * @param redisExecutable path of another redis-server to run in place of the embedded
 * one, version 6.2 or newer
 * @param gatewayPort port of the gateway
 * @param gatewayManagementPort port of the gateway's health and metrics
 * @param writerPort port of the writer
 * @param writerManagementPort port of the writer's management endpoints
 * @param readerPorts data ports of the readers, one reader per port
 * @param readerManagementPorts ports of the readers' management endpoints, in the same
 * order
 * @param consolePort port of the console
 * @param consoleManagementPort port of the console's health and metrics
 * @param hostNames names of this machine that a request's Host may bear, besides
 * localhost, 127.0.0.1 and [::1]
 */
@ConfigurationProperties(prefix = LocalProperties.PREFIX, ignoreUnknownFields = false)
record LocalProperties(@DefaultValue("data") String dataDir, @DefaultValue("false") boolean fresh,
		@DefaultValue("16379") int redisPort, @Nullable String redisExecutable, @DefaultValue("9080") int gatewayPort,
		@DefaultValue("19080") int gatewayManagementPort, @DefaultValue("8080") int writerPort,
		@DefaultValue("18080") int writerManagementPort, //
		@DefaultValue( {
				"8081", "8082", "8083" }) //
		List<Integer> readerPorts, @DefaultValue({ "18081", "18082", "18083" }) //
		List<Integer> readerManagementPorts, @DefaultValue("8090") int consolePort,
		@DefaultValue("18090") int consoleManagementPort, @DefaultValue List<String> hostNames){

	static final String PREFIX = "platform.local";

	LocalProperties {
		readerPorts = List.copyOf(readerPorts);
		hostNames = List.copyOf(hostNames);
		readerManagementPorts = List.copyOf(readerManagementPorts);
		require(!dataDir.isBlank(), "data-dir", dataDir, "a directory");
		require(!readerPorts.isEmpty(), "reader-ports", readerPorts, "at least one port");
		require(readerManagementPorts.size() == readerPorts.size(), "reader-management-ports", readerManagementPorts,
				"as many ports as " + PREFIX + ".reader-ports has, " + readerPorts.size());
	}

	private static void require(boolean condition, String name, Object value, String expected) {
		if (!condition) {
			throw new StartRefusedException(PREFIX + "." + name + " is '" + value + "'; it must be " + expected + ".");
		}
	}

	/** Return every port of the services, without Redis, by the property that sets it. */
	Map<String, List<Integer>> servicePorts() {
		Map<String, List<Integer>> ports = new LinkedHashMap<>();
		ports.put(PREFIX + ".gateway-port", List.of(this.gatewayPort));
		ports.put(PREFIX + ".gateway-management-port", List.of(this.gatewayManagementPort));
		ports.put(PREFIX + ".writer-port", List.of(this.writerPort));
		ports.put(PREFIX + ".writer-management-port", List.of(this.writerManagementPort));
		ports.put(PREFIX + ".reader-ports", this.readerPorts);
		ports.put(PREFIX + ".reader-management-ports", this.readerManagementPorts);
		ports.put(PREFIX + ".console-port", List.of(this.consolePort));
		ports.put(PREFIX + ".console-management-port", List.of(this.consoleManagementPort));
		return ports;
	}

	/** Return {@link #servicePorts()} and the port of the embedded Redis. */
	Map<String, List<Integer>> allPorts() {
		Map<String, List<Integer>> ports = servicePorts();
		ports.put(PREFIX + ".redis-port", List.of(this.redisPort));
		return ports;
	}

}
