package io.heavyread.local.client;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.heavyread.protocol.test.RedisProcess;

/** Free ports for one platform of a test. */
public final class LocalAddresses {

	public final int gateway = RedisProcess.freePort();

	public final int gatewayManagement = RedisProcess.freePort();

	public final int writer = RedisProcess.freePort();

	public final int writerManagement = RedisProcess.freePort();

	public final List<Integer> readers = Stream.generate(RedisProcess::freePort).limit(3).toList();

	public final List<Integer> readersManagement = Stream.generate(RedisProcess::freePort).limit(3).toList();

	public final int console = RedisProcess.freePort();

	public final int consoleManagement = RedisProcess.freePort();

	public final int redis = RedisProcess.freePort();

	/** Return the management ports of all services. */
	public List<Integer> management() {
		List<Integer> ports = new ArrayList<>(this.readersManagement);
		ports.addAll(List.of(this.gatewayManagement, this.writerManagement, this.consoleManagement));
		return ports;
	}

	public String[] arguments(Path data) {
		return Stream
			.of("data-dir=" + data, "redis-port=" + this.redis, "gateway-port=" + this.gateway,
					"gateway-management-port=" + this.gatewayManagement, "writer-port=" + this.writer,
					"writer-management-port=" + this.writerManagement, "reader-ports=" + list(this.readers),
					"reader-management-ports=" + list(this.readersManagement), "console-port=" + this.console,
					"console-management-port=" + this.consoleManagement)
			.map((property) -> "--platform.local." + property)
			.toArray(String[]::new);
	}

	private static String list(List<Integer> ports) {
		return ports.stream().map(String::valueOf).collect(Collectors.joining(","));
	}

}
