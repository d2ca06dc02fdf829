package io.heavyread.protocol.test;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Ports for the servers of tests. They lie below those that a system gives to outgoing
 * connections, so that none of those takes one between the choice and the server's start.
 */
final class FreePorts {

	private static final int FIRST = 20_000;

	private static final int COUNT = 12_000;

	private static int next = ThreadLocalRandom.current().nextInt(COUNT);

	private FreePorts() {
	}

	/** Return a free port that this process was not given before. Any thread. */
	static synchronized int next() {
		for (int tried = 0; tried < COUNT; tried++) {
			int port = FIRST + next;
			next = (next + 1) % COUNT;
			if (isFree(port)) {
				return port;
			}
		}
		throw new IllegalStateException("no free port from " + FIRST + " to " + (FIRST + COUNT - 1));
	}

	private static boolean isFree(int port) {
		try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
			return socket.isBound();
		}
		catch (IOException ex) {
			return false;
		}
	}

}
