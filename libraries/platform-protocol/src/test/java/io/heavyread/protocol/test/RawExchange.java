package io.heavyread.protocol.test;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * One request of bytes that no HTTP client would send, and all that came back until the
 * server closed. Ask with {@code Connection: close}.
 *
 * @param status the status
 * @param headers the header lines
 * @param body the rest, without chunks' sizes
 */
public record RawExchange(int status, List<String> headers, String body) {

	private static final int PATIENCE_MILLIS = 15_000;

	/** Send the head, its end included, and the body to a port of this machine. */
	public static RawExchange of(int port, String head, byte[] body) {
		try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
			socket.setSoTimeout(PATIENCE_MILLIS);
			ByteArrayOutputStream request = new ByteArrayOutputStream();
			request.write(head.getBytes(StandardCharsets.ISO_8859_1));
			request.write(body);
			try {
				socket.getOutputStream().write(request.toByteArray());
			}
			catch (SocketException ex) {
				// Answered before the end.
			}
			return parse(new String(all(socket), StandardCharsets.UTF_8));
		}
		catch (IOException ex) {
			throw new UncheckedIOException("no answer to " + head, ex);
		}
	}

	private static byte[] all(Socket socket) throws IOException {
		ByteArrayOutputStream answer = new ByteArrayOutputStream();
		byte[] part = new byte[8192];
		try {
			for (int length = socket.getInputStream().read(part); length >= 0; length = socket.getInputStream()
				.read(part)) {
				answer.write(part, 0, length);
			}
		}
		catch (SocketException ex) {
			// Reset behind the answer.
		}
		return answer.toByteArray();
	}

	private static RawExchange parse(String text) {
		int end = text.indexOf("\r\n\r\n");
		if (end < 0) {
			throw new AssertionError("no whole response: '" + text + "'");
		}
		List<String> lines = Arrays.asList(text.substring(0, end).split("\r\n", -1));
		RawExchange raw = new RawExchange(Integer.parseInt(lines.get(0).substring(9, 12)),
				lines.subList(1, lines.size()), text.substring(end + 4));
		return "chunked".equals(raw.header("Transfer-Encoding"))
				? new RawExchange(raw.status(), raw.headers(), raw.body().replaceAll("(?m)^[0-9a-f]+\r\n|\r\n", ""))
				: raw;
	}

	/** Return the first header of that name, or null. */
	public @Nullable String header(String name) {
		return this.headers.stream()
			.filter((line) -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
			.map((line) -> line.substring(name.length() + 1).strip())
			.findFirst()
			.orElse(null);
	}

}
