package io.heavyread.bench.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;

import org.jspecify.annotations.Nullable;

/** One connection of the load generator, for its thread. */
final class ClientConnection {

	private static final int READ_BUFFER = 64 << 10;

	private final Selector selector;

	private final InetSocketAddress server;

	private final Requests requests;

	private final ByteBuffer out;

	private final ByteBuffer in = ByteBuffer.allocate(READ_BUFFER);

	private ResponseParser parser = new ResponseParser();

	private @Nullable SocketChannel channel;

	private int awaited;

	private long dueNanos;

	ClientConnection(Selector selector, int port, Requests requests, int depth) {
		this.selector = selector;
		this.server = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
		this.requests = requests;
		this.out = ByteBuffer.allocateDirect(requests.length() * depth);
		connect();
	}

	private void connect() {
		try {
			SocketChannel opened = SocketChannel.open(this.server);
			opened.setOption(StandardSocketOptions.TCP_NODELAY, true);
			opened.configureBlocking(false);
			opened.register(this.selector, SelectionKey.OP_READ, this);
			this.channel = opened;
		}
		catch (IOException ex) {
			throw new UncheckedIOException("cannot connect to " + this.server, ex);
		}
	}

	/** Send as many requests as are pipelined, in one write. */
	void send(int depth, long due) throws IOException {
		this.out.clear();
		for (int i = 0; i < depth; i++) {
			this.requests.next(this.out);
		}
		this.out.flip();
		this.awaited = depth;
		this.dueNanos = due;
		SocketChannel open = open();
		while (this.out.hasRemaining()) {
			// Never full: everything before was answered.
			open.write(this.out);
		}
	}

	/**
	 * Take what has come.
	 * @return how many responses have ended
	 */
	int read() throws IOException {
		int read = open().read(this.in);
		if (read < 0) {
			throw new IOException("the server has closed the connection");
		}
		int end = this.in.position();
		int rest = this.parser.parse(this.in.array(), 0, end);
		this.in.clear();
		if (rest < end) {
			this.in.put(this.in.array(), rest, end - rest);
		}
		int completed = this.parser.takeCompleted();
		this.awaited -= completed;
		return completed;
	}

	int takeRefused() {
		return this.parser.takeRefused();
	}

	/** Tell whether everything that was sent is answered. */
	boolean isIdle() {
		return this.awaited <= 0;
	}

	/** Return when the requests in flight were due. */
	long dueNanos() {
		return this.dueNanos;
	}

	/** Go on with a new connection; what was in flight is lost. */
	void reconnect() {
		close();
		this.in.clear();
		this.parser = new ResponseParser();
		this.awaited = 0;
		connect();
	}

	void close() {
		try {
			open().close();
		}
		catch (IOException ex) {
			throw new UncheckedIOException("cannot close the connection to " + this.server, ex);
		}
	}

	private SocketChannel open() {
		SocketChannel open = this.channel;
		if (open == null) {
			throw new IllegalStateException("there is no connection to " + this.server);
		}
		return open;
	}

}
