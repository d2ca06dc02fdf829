package io.heavyread.console.support;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Somebody who listens where a member was registered and answers as he likes. He keeps
 * all that he was sent, and knows how many connections are open.
 */
public final class HostileServer implements AutoCloseable {

	private static final String HEAD = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n";

	private static final Duration BETWEEN_BYTES = Duration.ofMillis(20);

	private final ServerSocket server;

	private final Manner manner;

	private final ExecutorService threads = Executors.newCachedThreadPool();

	private final List<String> heard = new CopyOnWriteArrayList<>();

	private final AtomicInteger accepted = new AtomicInteger();

	private final AtomicInteger open = new AtomicInteger();

	private HostileServer(Manner manner) {
		this.manner = manner;
		try {
			this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		this.threads.execute(this::accept);
	}

	/** Answer with a document. */
	public static HostileServer saying(String body) {
		int length = body.getBytes(StandardCharsets.UTF_8).length;
		return new HostileServer((output) -> {
			output.write((HEAD + "Content-Length: " + length + "\r\n\r\n" + body).getBytes(StandardCharsets.UTF_8));
			output.flush();
		});
	}

	/** Answer without end, as fast as it goes. */
	public static HostileServer endless() {
		byte[] much = " ".repeat(1 << 16).getBytes(StandardCharsets.UTF_8);
		return new HostileServer((output) -> {
			output.write((HEAD + "\r\n").getBytes(StandardCharsets.UTF_8));
			while (true) {
				output.write(much);
			}
		});
	}

	/** Answer without end, as slowly as it goes. */
	public static HostileServer slow() {
		return new HostileServer((output) -> {
			output.write((HEAD + "\r\n").getBytes(StandardCharsets.UTF_8));
			while (true) {
				output.write(' ');
				output.flush();
				LockSupport.parkNanos(BETWEEN_BYTES.toNanos());
			}
		});
	}

	/** Return host:port. */
	public String address() {
		return "127.0.0.1:" + this.server.getLocalPort();
	}

	/** Return everything that was sent here, request by request. */
	public List<String> heard() {
		return this.heard;
	}

	/** Return how many connections were made so far. */
	public int accepted() {
		return this.accepted.get();
	}

	/** Return how many connections are open. */
	public int open() {
		return this.open.get();
	}

	private void accept() {
		try {
			while (true) {
				Socket socket = this.server.accept();
				this.accepted.incrementAndGet();
				this.open.incrementAndGet();
				this.threads.execute(() -> serve(socket));
			}
		}
		catch (IOException | RejectedExecutionException ex) {
			// Closed: the test is over.
			return;
		}
	}

	private void serve(Socket socket) {
		try (socket) {
			InputStream input = socket.getInputStream();
			byte[] request = new byte[65536];
			for (int length = input.read(request); length > 0; length = input.read(request)) {
				this.heard.add(new String(request, 0, length, StandardCharsets.UTF_8));
				this.manner.answer(socket.getOutputStream());
			}
		}
		catch (IOException ex) {
			// The other side has closed: that is what tests wait for.
			return;
		}
		finally {
			this.open.decrementAndGet();
		}
	}

	@Override
	public void close() {
		this.threads.shutdownNow();
		try {
			this.server.close();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private interface Manner {

		void answer(OutputStream output) throws IOException;

	}

}
