package io.heavyread.protocol.test;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * A connection to Redis that asks one thing after the other, for tests that look at bytes
 * or send them. One thread.
 */
public final class RespClient implements AutoCloseable {

	private static final int TIMEOUT_MILLIS = 5000;

	private final Socket socket;

	private final RespReader reader;

	/** Connect to a server on this machine. */
	public RespClient(int port) {
		try {
			this.socket = new Socket(InetAddress.getLoopbackAddress(), port);
			this.socket.setSoTimeout(TIMEOUT_MILLIS);
			this.reader = new RespReader(this.socket.getInputStream());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Send a command and return the values of its reply; an error reply is thrown. */
	public List<byte @Nullable []> ask(String... words) {
		return ask(Stream.of(words).map((word) -> word.getBytes(StandardCharsets.UTF_8)).toArray(byte[][]::new));
	}

	/** Send a command and return the values of its reply; an error reply is thrown. */
	public List<byte @Nullable []> ask(byte[]... words) {
		try {
			this.socket.getOutputStream().write(request(words));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return next();
	}

	/** Return the values of the next reply or push; an error reply is thrown. */
	public List<byte @Nullable []> next() {
		try {
			RespFrame reply = this.reader.next();
			if (reply == null || reply.type() == '-') {
				throw new IllegalStateException((reply != null) ? reply.text(0) : "Redis closed the connection");
			}
			return reply.elements();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	static byte[] request(byte[]... words) throws IOException {
		ByteArrayOutputStream request = new ByteArrayOutputStream();
		request.write(("*" + words.length + "\r\n").getBytes(StandardCharsets.UTF_8));
		for (byte[] word : words) {
			request.write(("$" + word.length + "\r\n").getBytes(StandardCharsets.UTF_8));
			request.write(word);
			request.write('\r');
			request.write('\n');
		}
		return request.toByteArray();
	}

	/** Send a command and return the first value of its reply as text, null if none. */
	public @Nullable String text(String... words) {
		byte[] value = ask(words).get(0);
		return (value != null) ? new String(value, StandardCharsets.UTF_8) : null;
	}

	@Override
	public void close() {
		try {
			this.socket.close();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
