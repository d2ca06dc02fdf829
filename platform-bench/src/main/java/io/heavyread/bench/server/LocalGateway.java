package io.heavyread.bench.server;

import java.util.List;

import io.heavyread.bench.machine.Ports;
import io.heavyread.local.gateway.GatewayApplication;
import io.heavyread.local.service.ServiceFilter;

/** The gateway of the local run in a process of its own. */
public final class LocalGateway {

	private LocalGateway() {
	}

	/** Start it with one reader behind it. */
	public static HttpServer start(int readerPort) {
		int port = Ports.free();
		List<String> command = Jvm.main(LocalGateway.class.getName(), "--server.port=" + port,
				"--management.server.port=" + Ports.free(), "--spring.jmx.enabled=false",
				"--" + ServiceFilter.SERVICE + "=gateway",
				"--spring.cloud.discovery.client.simple.instances.readers[0].uri=http://127.0.0.1:" + readerPort);
		return new HttpServer(ServerProcess.start("gateway", command).awaitOk(port, "/health"), port);
	}

	/** Run the gateway in this process. */
	public static void main(String[] arguments) {
		GatewayApplication.builder().run(arguments);
	}

}
