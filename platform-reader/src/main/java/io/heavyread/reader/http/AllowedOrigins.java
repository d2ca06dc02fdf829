package io.heavyread.reader.http;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * The origins whose scripts may read answers in a browser (CORS protocol of the Fetch
 * standard), without credentials. Any thread.
 */
public final class AllowedOrigins {

	/** Every origin. */
	public static final String ANY = "*";

	private static final Pattern ORIGIN = Pattern.compile("https?://[a-z0-9.\\-\\[\\]:]+");

	private static final String EXPOSED = "Access-Control-Expose-Headers:"
			+ " ETag, X-Post-Version, X-Cache, X-Position, Age, X-Request-Id\r\n";

	private static final String PREFLIGHT = String.join("\r\n", "Access-Control-Allow-Methods: GET, HEAD",
			"Access-Control-Allow-Headers: If-None-Match, X-Min-Version, X-Request-Id", "Access-Control-Max-Age: 600",
			"");

	private final Map<String, byte[]> lines;

	private final byte @Nullable [] linesForAny;

	/**
	 * Create the set of origins.
	 * @param origins as a browser writes them, or {@link #ANY}; none allows nobody
	 */
	public AllowedOrigins(Collection<String> origins) {
		this.lines = origins.stream()
			.distinct()
			.collect(Collectors.toMap(Function.identity(), AllowedOrigins::linesFor));
		this.linesForAny = this.lines.get(ANY);
	}

	private static byte[] linesFor(String origin) {
		return ("Access-Control-Allow-Origin: " + origin + "\r\n" + EXPOSED).getBytes(StandardCharsets.ISO_8859_1);
	}

	/**
	 * Tell whether the text is an origin as a browser writes it, without a default port's
	 * number.
	 */
	public static boolean isOrigin(String text) {
		return ORIGIN.matcher(text).matches() && !text.matches("http:.*:80|https:.*:443");
	}

	/**
	 * Return the header lines that let the origin's scripts read an answer, null when
	 * they may not. Where every origin is allowed, answers to requests that tell none
	 * carry them too, because a cache may give those to scripts. The array is shared; it
	 * must not be changed.
	 */
	public byte @Nullable [] lines(@Nullable String origin) {
		if (this.linesForAny != null || origin == null) {
			return this.linesForAny;
		}
		return this.lines.get(origin);
	}

	/** Return the further header lines that answer a preflight. */
	static String preflightLines() {
		return PREFLIGHT;
	}

	/** Tell whether an answer depends on the origin that a request tells. */
	boolean vary() {
		return this.linesForAny == null && !this.lines.isEmpty();
	}

}
