package io.heavyread.reader.http;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * The parts of responses that many requests share, made at most once a second because
 * they carry the date. One per event loop; for that thread only.
 */
@SuppressWarnings("EnumOrdinal") // Indexes of arrays that live as long as the class.
public final class ResponseHeads {

	private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'",
			Locale.ENGLISH);

	private static final int PERSISTENCES = Persistence.values().length;

	private static final int SHAPES = Shape.values().length;

	private final String readerId;

	private final SharingRules sharing;

	private final byte[] @Nullable [] posts = new byte[2 * Freshness.values().length * SHAPES * PERSISTENCES][];

	private final @Nullable WholeResponse[] problems = new WholeResponse[Problem.values().length * PERSISTENCES];

	private long second = Long.MIN_VALUE;

	private String shared = "";

	/**
	 * Create the heads of one event loop.
	 * @param readerId the value of {@code X-Reader}
	 * @param sharing what others may do with answers
	 */
	public ResponseHeads(String readerId, SharingRules sharing) {
		this.readerId = readerId;
		this.sharing = sharing;
	}

	/** Tell what time it is, in milliseconds since 1970. Call it before the others. */
	public void refresh(long millis) {
		long now = millis / 1000;
		if (now != this.second) {
			this.second = now;
			this.shared = "X-Reader: " + this.readerId + "\r\nDate: "
					+ DATE.format(Instant.ofEpochSecond(now).atOffset(ZoneOffset.UTC)) + "\r\n";
			Arrays.fill(this.posts, null);
			Arrays.fill(this.problems, null);
		}
	}

	/**
	 * Return the lines that precede a post's own: from the status line on, without a
	 * blank line. The array is shared; it must not be changed.
	 * @param versionWanted whether the request demands a version
	 */
	public byte[] post(Freshness freshness, Shape shape, Persistence persistence, boolean versionWanted) {
		int form = (freshness.ordinal() * SHAPES + shape.ordinal()) * PERSISTENCES + persistence.ordinal();
		int index = 2 * form + (versionWanted ? 1 : 0);
		byte[] head = this.posts[index];
		if (head == null) {
			head = bytes((shape.hasBody() ? "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"
					: "HTTP/1.1 304 Not Modified\r\n") + "X-Cache: " + freshness + "\r\n"
					+ this.sharing.lines(freshness, shape, versionWanted) + this.shared + shape.lines()
					+ persistence.line());
			this.posts[index] = head;
		}
		return head;
	}

	/** Return the header line that tells the age of a stale post. */
	public static byte[] age(long seconds) {
		return bytes("Age: " + seconds + "\r\n");
	}

	/** Return the whole response that tells the problem. */
	public WholeResponse problem(Problem problem, Persistence persistence) {
		int index = problem.ordinal() * PERSISTENCES + persistence.ordinal();
		WholeResponse whole = this.problems[index];
		if (whole == null) {
			whole = problem(problem, persistence, problem.detail(), "");
			this.problems[index] = whole;
		}
		return whole;
	}

	/**
	 * Return the whole response that tells the problem in the given sentence.
	 * @param members further members of the document, each with a leading comma
	 */
	public WholeResponse problem(Problem problem, Persistence persistence, String sentence, String members) {
		return response(problem.status() + " " + problem.title(), "application/problem+json", problem.lines(),
				persistence, bytes(problem.json(sentence, members)));
	}

	/** Return a whole 200 with the JSON document. */
	public WholeResponse document(byte[] json, Persistence persistence) {
		return response("200 OK", "application/json", "", persistence, json);
	}

	/**
	 * Return the whole answer to a script's browser that asks whether a read is allowed.
	 */
	public WholeResponse preflight(Persistence persistence) {
		byte[] head = bytes("HTTP/1.1 204 No Content\r\n" + SharingRules.NO_STORE + AllowedOrigins.preflightLines()
				+ this.shared + persistence.line() + "\r\n");
		return new WholeResponse(head, head.length);
	}

	/**
	 * Return the header lines that let scripts of the origin read an answer, or null. The
	 * array is shared; it must not be changed.
	 */
	public byte @Nullable [] crossOrigin(@Nullable String origin) {
		return this.sharing.origins().lines(origin);
	}

	private WholeResponse response(String status, String type, String lines, Persistence persistence, byte[] body) {
		byte[] head = bytes("HTTP/1.1 " + status + "\r\nContent-Type: " + type + "\r\n" + SharingRules.NO_STORE + lines
				+ this.shared + persistence.line() + "Content-Length: " + body.length + "\r\n\r\n");
		byte[] whole = Arrays.copyOf(head, head.length + body.length);
		System.arraycopy(body, 0, whole, head.length, body.length);
		return new WholeResponse(whole, head.length);
	}

	private static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.ISO_8859_1);
	}

}
