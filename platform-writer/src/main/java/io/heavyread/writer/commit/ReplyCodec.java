package io.heavyread.writer.commit;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.heavyread.writer.http.Reply;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

/**
 * A reply as the store keeps it: the status, the header fields, an empty line and the
 * body, as HTTP/1.1 would send them.
 */
final class ReplyCodec {

	private static final String LINE = "\r\n";

	private static final String SEPARATOR = ": ";

	private ReplyCodec() {
	}

	/** Return the reply as bytes. */
	static byte[] encode(Reply reply) {
		StringBuilder head = new StringBuilder().append(reply.status()).append(LINE);
		reply.headers().forEach((name, value) -> head.append(name).append(SEPARATOR).append(value).append(LINE));
		byte[] start = head.append(LINE).toString().getBytes(ISO_8859_1);
		byte[] bytes = Arrays.copyOf(start, start.length + reply.body().length);
		System.arraycopy(reply.body(), 0, bytes, start.length, reply.body().length);
		return bytes;
	}

	/**
	 * Return the reply that was encoded.
	 * @throws IllegalArgumentException if the bytes are none
	 */
	static Reply decode(byte[] bytes) {
		String text = new String(bytes, ISO_8859_1);
		int end = text.indexOf(LINE + LINE);
		if (end < 0) {
			throw new IllegalArgumentException("not a remembered reply: " + bytes.length + " bytes without a head");
		}
		List<String> lines = text.substring(0, end).lines().toList();
		Map<String, String> headers = new LinkedHashMap<>();
		lines.stream().skip(1).forEach((line) -> {
			int colon = line.indexOf(SEPARATOR);
			headers.put(line.substring(0, colon), line.substring(colon + SEPARATOR.length()));
		});
		byte[] body = Arrays.copyOfRange(bytes, end + 2 * LINE.length(), bytes.length);
		return new Reply(Integer.parseInt(lines.get(0)), headers, body);
	}

}
