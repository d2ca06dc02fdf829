package io.heavyread.bench.load;

import java.nio.charset.StandardCharsets;

/**
 * Finds the ends of HTTP/1.1 responses with {@code Content-Length} or chunks. One per
 * connection, for one thread.
 */
final class ResponseParser {

	private static final byte[] CONTENT_LENGTH = lower("content-length:");

	private static final byte[] TRANSFER_ENCODING = lower("transfer-encoding:");

	private static final int STATUS_OFFSET = 9;

	private long bodyLeft;

	private boolean chunked;

	private int completed;

	private int refused;

	private static byte[] lower(String name) {
		return name.getBytes(StandardCharsets.US_ASCII);
	}

	/**
	 * Go through the bytes from {@code from} to {@code to}.
	 * @return where an incomplete head begins, which must be given again with more bytes
	 */
	int parse(byte[] bytes, int from, int to) {
		int at = from;
		int next = step(bytes, at, to);
		while (next > at) {
			at = next;
			next = step(bytes, at, to);
		}
		return at;
	}

	/** Take one step, or none and return {@code at}. */
	private int step(byte[] bytes, int at, int to) {
		if (at == to) {
			return at;
		}
		if (this.bodyLeft > 0) {
			return skipBody(at, to);
		}
		return this.chunked ? chunkHead(bytes, at, to) : head(bytes, at, to);
	}

	private int skipBody(int at, int to) {
		int skipped = (int) Math.min(this.bodyLeft, to - at);
		this.bodyLeft -= skipped;
		if (this.bodyLeft == 0 && !this.chunked) {
			this.completed++;
		}
		return at + skipped;
	}

	private int chunkHead(byte[] bytes, int at, int to) {
		int end = lineEnd(bytes, at, to);
		if (end < 0) {
			return at;
		}
		int size = 0;
		for (int i = at; Character.digit(bytes[i], 16) >= 0; i++) {
			size = size * 16 + Character.digit(bytes[i], 16);
		}
		if (size > 0) {
			this.bodyLeft = size + 2L;
			return end;
		}
		if (to - end < 2) {
			return at;
		}
		this.chunked = false;
		this.completed++;
		return end + 2;
	}

	private int head(byte[] bytes, int at, int to) {
		long length = 0;
		boolean chunks = false;
		int line = at;
		int end = lineEnd(bytes, line, to);
		while (end > line + 2) {
			if (starts(bytes, line, CONTENT_LENGTH)) {
				length = number(bytes, line + CONTENT_LENGTH.length);
			}
			chunks |= starts(bytes, line, TRANSFER_ENCODING);
			line = end;
			end = lineEnd(bytes, line, to);
		}
		return (end < 0) ? at : headEnded(bytes, at, end, length, chunks);
	}

	private int headEnded(byte[] bytes, int at, int end, long length, boolean chunks) {
		if (bytes[at + STATUS_OFFSET] != '2') {
			this.refused++;
		}
		this.bodyLeft = length;
		this.chunked = chunks;
		if (length == 0 && !chunks) {
			this.completed++;
		}
		return end;
	}

	private static int lineEnd(byte[] bytes, int from, int to) {
		for (int i = from; i < to; i++) {
			if (bytes[i] == '\n') {
				return i + 1;
			}
		}
		return -1;
	}

	/** The line is complete, and no name is longer than a line with its value. */
	private static boolean starts(byte[] bytes, int at, byte[] name) {
		for (int i = 0; i < name.length; i++) {
			if ((bytes[at + i] | 0x20) != name[i] && bytes[at + i] != name[i]) {
				return false;
			}
		}
		return true;
	}

	private static long number(byte[] bytes, int from) {
		int i = from;
		while (bytes[i] == ' ') {
			i++;
		}
		long number = 0;
		while (bytes[i] >= '0' && bytes[i] <= '9') {
			number = number * 10 + bytes[i] - '0';
			i++;
		}
		return number;
	}

	/** Return how many responses ended since the last call. */
	int takeCompleted() {
		int taken = this.completed;
		this.completed = 0;
		return taken;
	}

	/** Return how many responses had another status than 2xx since the last call. */
	int takeRefused() {
		int taken = this.refused;
		this.refused = 0;
		return taken;
	}

}
