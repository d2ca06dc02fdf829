package io.heavyread.bench.server;

import java.util.List;

import io.heavyread.bench.machine.Ports;
import io.heavyread.bench.peer.PeerApplication;

/** The Spring MVC peer in a process of its own. */
public final class SpringPeer {

	private SpringPeer() {
	}

	/**
	 * Start it with posts of these sizes.
	 * @param count how many posts of the first size; of the others there is one
	 */
	public static HttpServer start(List<Integer> sizes, int count) {
		int port = Ports.free();
		String all = String.join(",", sizes.stream().map(String::valueOf).toList());
		List<String> command = Jvm.main(PeerApplication.class.getName(), "--server.port=" + port, "--peer.sizes=" + all,
				"--peer.count=" + count);
		return new HttpServer(ServerProcess.start("peer", command).awaitPort(port), port);
	}

}
