package io.heavyread.local.client;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** A request as bytes on a socket, for what an HTTP client would not send. */
public final class RawRequest {

	private RawRequest() {
	}

	/** Send the request and return the whole answer, which ends with the connection. */
	public static Answer send(String method, int port, String target) throws IOException {
		return sendLines(port, method + " " + target + " HTTP/1.1", "Host: 127.0.0.1");
	}

	/** The same with lines of one's own; the connection is asked to end. */
	public static Answer sendLines(int port, String requestLine, String... fields) throws IOException {
		String request = requestLine + "\r\n" + String.join("\r\n", fields) + "\r\nConnection: close\r\n\r\n";
		try (Socket socket = new Socket("127.0.0.1", port)) {
			socket.setSoTimeout(10_000);
			socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
			return new Answer(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
		}
	}

	/**
	 * The answer to a request.
	 *
	 * @param text head and body
	 */
	public record Answer(String text) {

		public int status() {
			return Integer.parseInt(this.text.substring(9, 12));
		}

		public Optional<String> header(String name) {
			return this.text.lines()
				.takeWhile((line) -> !line.isEmpty())
				.filter((line) -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
				.map((line) -> line.substring(name.length() + 1).strip())
				.findFirst();
		}

	}

}
