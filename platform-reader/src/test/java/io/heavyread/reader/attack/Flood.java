package io.heavyread.reader.attack;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Connections that ask as much as the server takes, far more than it can answer, and read
 * what comes. One thread.
 */
public final class Flood implements AutoCloseable {

	private static final int AT_ONCE = 64;

	private final List<SocketChannel> connections = new ArrayList<>();

	private final byte[] requests;

	private final Thread thread = new Thread(this::run, "flood");

	private volatile boolean closed;

	private volatile long bytesRead;

	/** Open the connections and begin. */
	public Flood(int port, int number, String target) throws IOException {
		this.requests = ("GET " + target + " HTTP/1.1\r\nHost: r\r\n\r\n").repeat(AT_ONCE)
			.getBytes(StandardCharsets.ISO_8859_1);
		for (int i = 0; i < number; i++) {
			SocketChannel connection = SocketChannel.open(new InetSocketAddress("127.0.0.1", port));
			connection.configureBlocking(false);
			this.connections.add(connection);
		}
		this.thread.start();
	}

	/** Return how much was answered. */
	public long bytesRead() {
		return this.bytesRead;
	}

	private void run() {
		ByteBuffer into = ByteBuffer.allocateDirect(1 << 18);
		List<ByteBuffer> left = this.connections.stream().map((connection) -> ByteBuffer.wrap(this.requests)).toList();
		while (!this.closed) {
			for (int i = 0; i < left.size(); i++) {
				exchange(this.connections.get(i), left.get(i), into);
			}
		}
	}

	private void exchange(SocketChannel connection, ByteBuffer left, ByteBuffer into) {
		try {
			connection.write(left);
			if (!left.hasRemaining()) {
				left.rewind();
			}
			into.clear();
			this.bytesRead += Math.max(0, connection.read(into));
		}
		catch (IOException ex) {
			// Shed; the others go on.
			left.clear().limit(0);
		}
	}

	@Override
	public void close() throws IOException {
		this.closed = true;
		try {
			this.thread.join(10_000);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		for (SocketChannel connection : this.connections) {
			connection.close();
		}
	}

}
