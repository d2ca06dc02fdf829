package io.heavyread.writer.support;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

/** A connection that sends a request piece by piece, as its test says. */
public final class SlowClient implements AutoCloseable {

	private final Socket socket;

	private SlowClient(Socket socket) {
		this.socket = socket;
	}

	/** Connect to a port of the loopback address and send the first piece. */
	public static SlowClient send(int port, String piece) {
		try {
			Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
			socket.setSoTimeout(15_000);
			SlowClient client = new SlowClient(socket);
			client.send(piece);
			return client;
		}
		catch (IOException ex) {
			throw new IllegalStateException("port " + port + " does not take the request", ex);
		}
	}

	public void send(String piece) throws IOException {
		this.socket.getOutputStream().write(piece.getBytes(ISO_8859_1));
	}

	/** Return what comes next, up to and with the empty line after a head. */
	public String head() throws IOException {
		InputStream input = this.socket.getInputStream();
		ByteArrayOutputStream head = new ByteArrayOutputStream();
		while (!head.toString(ISO_8859_1).endsWith("\r\n\r\n")) {
			int next = input.read();
			if (next < 0) {
				break;
			}
			head.write(next);
		}
		return head.toString(ISO_8859_1);
	}

	/** Return all that comes until the server closes. */
	public String rest() throws IOException {
		return new String(this.socket.getInputStream().readAllBytes(), ISO_8859_1);
	}

	@Override
	public void close() {
		try {
			this.socket.close();
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
