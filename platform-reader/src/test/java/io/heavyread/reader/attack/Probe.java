package io.heavyread.reader.attack;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/**
 * A well-behaved client: one request each 2 ms over one connection. Times count from when
 * a request was due, so that a stall is not hidden by the requests that it held back.
 */
final class Probe {

	private static final long PERIOD_NANOS = TimeUnit.MILLISECONDS.toNanos(2);

	private static final byte[] REQUEST = "GET /post?id=post-1 HTTP/1.1\r\nHost: r\r\n\r\n"
		.getBytes(StandardCharsets.ISO_8859_1);

	private final int port;

	Probe(int port) {
		this.port = port;
	}

	/** Ask for as long as told. Blocks. */
	Latency measure(Duration duration) throws IOException, InterruptedException {
		long[] micros = new long[(int) (duration.toNanos() / PERIOD_NANOS)];
		int failed = 0;
		try (Socket socket = new Socket("127.0.0.1", this.port)) {
			socket.setTcpNoDelay(true);
			socket.setSoTimeout(5000);
			byte[] reply = new byte[8192];
			long due = System.nanoTime();
			for (int i = 0; i < micros.length; i++, due += PERIOD_NANOS) {
				long begin = begin(due);
				failed += isAnswered(socket, reply) ? 0 : 1;
				micros[i] = (System.nanoTime() - begin) / 1000;
			}
		}
		Arrays.sort(micros);
		return new Latency(micros[micros.length / 2], micros[micros.length * 99 / 100], micros[micros.length - 1],
				failed);
	}

	/**
	 * Wait until the request is due and return from when it counts: from now, because
	 * sleeping too long is this client's fault, or from when it was due if an earlier
	 * answer was late.
	 */
	private static long begin(long due) throws InterruptedException {
		long wait = due - System.nanoTime();
		if (wait <= 0) {
			return due;
		}
		TimeUnit.NANOSECONDS.sleep(wait);
		return System.nanoTime();
	}

	private static boolean isAnswered(Socket socket, byte[] reply) throws IOException {
		socket.getOutputStream().write(REQUEST);
		InputStream input = socket.getInputStream();
		int length = 0;
		do {
			int read = input.read(reply, length, reply.length - length);
			if (read < 0) {
				throw new IOException("the reader closed a good connection");
			}
			length += read;
		}
		while (reply[length - 1] != '}');
		return new String(reply, 0, 12, StandardCharsets.ISO_8859_1).equals("HTTP/1.1 200");
	}

	/**
	 * What clients saw, in microseconds.
	 *
	 * @param p50 the median
	 * @param p99 the 99th percentile
	 * @param max the longest
	 * @param failed answers other than 200
	 */
	record Latency(long p50, long p99, long max, int failed) {
	}

}
