package io.heavyread.reader.server;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/** A client that sends exactly the bytes that it is given. */
public final class RawClient implements AutoCloseable {

	private static final int PATIENCE_MILLIS = 5000;

	private final Socket socket;

	private final InputStream input;

	RawClient(int port) {
		this(port, 0);
	}

	/** Connect, and let the kernel keep only so many bytes, when that is above 0. */
	RawClient(int port, int receiveBuffer) {
		try {
			this.socket = new Socket();
			if (receiveBuffer > 0) {
				this.socket.setReceiveBufferSize(receiveBuffer);
			}
			this.socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
			this.socket.setSoTimeout(PATIENCE_MILLIS);
			this.socket.setTcpNoDelay(true);
			this.input = new BufferedInputStream(this.socket.getInputStream());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	public RawClient send(String bytes) {
		return send(bytes.getBytes(StandardCharsets.ISO_8859_1));
	}

	RawClient send(byte[] bytes) {
		try {
			this.socket.getOutputStream().write(bytes);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return this;
	}

	RawClient endOutput() {
		try {
			this.socket.shutdownOutput();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return this;
	}

	public Reply get(String target, String... headers) {
		return send(request("GET", target, headers)).read();
	}

	public static String request(String method, String target, String... headers) {
		StringBuilder request = new StringBuilder(method + " " + target + " HTTP/1.1\r\nHost: reader\r\n");
		for (String header : headers) {
			request.append(header).append("\r\n");
		}
		return request.append("\r\n").toString();
	}

	public Reply read() {
		return read(false);
	}

	public Reply readHead() {
		return read(true);
	}

	private Reply read(boolean headOnly) {
		try {
			String status = line();
			List<String> headers = new ArrayList<>();
			for (String line = line(); !line.isEmpty(); line = line()) {
				headers.add(line);
			}
			int code = Integer.parseInt(status.substring(9, 12));
			Reply head = new Reply(code, headers, new byte[0]);
			String length = head.header("Content-Length");
			boolean bodiless = headOnly || code == 304 || length == null;
			return new Reply(code, headers, bodiless ? new byte[0] : this.input.readNBytes(Integer.parseInt(length)));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private String line() throws IOException {
		ByteArrayOutputStream line = new ByteArrayOutputStream();
		for (int b = this.input.read(); b != '\n'; b = this.input.read()) {
			if (b < 0) {
				throw new IOException("closed after '" + line + "'");
			}
			line.write(b);
		}
		String text = line.toString(StandardCharsets.ISO_8859_1);
		if (!text.endsWith("\r")) {
			throw new IOException("no CR after '" + text + "'");
		}
		return text.substring(0, text.length() - 1);
	}

	/** Tell whether the server ends the connection without another byte. */
	public boolean isClosed() {
		try {
			return this.input.read() < 0;
		}
		catch (SocketException ex) {
			return true;
		}
		catch (IOException ex) {
			return false;
		}
	}

	/** Read at most that many bytes, fewer only at the end. */
	int skip(int length) {
		try {
			return this.input.readNBytes(length).length;
		}
		catch (IOException ex) {
			return -1;
		}
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

	/** A response. */
	@SuppressWarnings("ArrayRecordComponent")
	public record Reply(int status, List<String> headers, byte[] body) {

		public @Nullable String header(String name) {
			String prefix = name.toLowerCase(Locale.ROOT) + ":";
			return this.headers.stream()
				.filter((line) -> line.toLowerCase(Locale.ROOT).startsWith(prefix))
				.map((line) -> line.substring(prefix.length()).strip())
				.findFirst()
				.orElse(null);
		}

		public String text() {
			return new String(this.body, StandardCharsets.UTF_8);
		}

	}

}
