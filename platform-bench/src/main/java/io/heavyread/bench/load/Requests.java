package io.heavyread.bench.load;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Requests for posts in the order of a prepared choice of ids. For one thread.
 */
public final class Requests {

	/** Digits of the number at the end of an id. */
	public static final int DIGITS = 7;

	private final byte[] template;

	private final int digitsEnd;

	private final int[] choice;

	private int cursor;

	private Requests(byte[] template, int digitsEnd, int[] choice) {
		this.template = template;
		this.digitsEnd = digitsEnd;
		this.choice = choice;
	}

	/**
	 * Create requests.
	 * @param target the request target up to the number of the id
	 * @param choice numbers of posts, taken in turn
	 */
	public static Requests of(String target, int[] choice) {
		String start = "GET " + target + "0".repeat(DIGITS);
		byte[] template = (start + " HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n").getBytes(StandardCharsets.US_ASCII);
		return new Requests(template, start.length(), choice);
	}

	/** Return the longest id's text for a number. */
	public static String number(int number) {
		String digits = Integer.toString(number);
		return "0".repeat(DIGITS - digits.length()) + digits;
	}

	int length() {
		return this.template.length;
	}

	/** Write the next request. */
	void next(ByteBuffer target) {
		int end = target.position() + this.digitsEnd;
		target.put(this.template);
		int rest = this.choice[this.cursor];
		this.cursor = (this.cursor + 1 == this.choice.length) ? 0 : this.cursor + 1;
		for (int at = end - 1; rest > 0; at--) {
			target.put(at, (byte) ('0' + rest % 10));
			rest /= 10;
		}
	}

}
