package io.heavyread.reader.http;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What caches (RFC 9111) and browsers between the reader and its users may do with
 * answers.
 *
 * @param cacheControl the value of {@code Cache-Control} of a fresh post
 * @param origins whose scripts may read answers
 */
public record SharingRules(String cacheControl, AllowedOrigins origins) {

	/** Each cache asks for each answer, and no script of another origin reads any. */
	public static final SharingRules DEFAULT = new SharingRules("no-cache", new AllowedOrigins(List.of()));

	/** For what no cache may keep. */
	static final String NO_STORE = "Cache-Control: no-store\r\n";

	private static final String DIRECTIVE = "(?:public|private|no-cache|no-store|no-transform|must-revalidate"
			+ "|proxy-revalidate|(?:max-age|s-maxage|stale-while-revalidate|stale-if-error)=\\d{1,9})";

	private static final Pattern DIRECTIVES = Pattern.compile(DIRECTIVE + "(?:, ?" + DIRECTIVE + ")*");

	private static final Pattern ASKS = Pattern.compile("\\bno-(?:cache|store)\\b");

	/** Tell whether the text is a list of directives for answers. */
	public static boolean areDirectives(String text) {
		return DIRECTIVES.matcher(text).matches();
	}

	/**
	 * Return the header lines of a post about caches.
	 * @param versionWanted whether the request demands a version, which only the reader
	 * can tell to be reached
	 */
	String lines(Freshness freshness, Shape shape, boolean versionWanted) {
		boolean kept = freshness != Freshness.STALE && !versionWanted;
		String names = String.join(", ",
				Stream
					.of(shape.varies() ? "Accept-Encoding" : "", this.origins.vary() ? "Origin" : "",
							answersAlone() ? "X-Min-Version" : "")
					.filter((name) -> !name.isEmpty())
					.toList());
		return (kept ? "Cache-Control: " + this.cacheControl + "\r\n" : NO_STORE)
				+ (names.isEmpty() ? "" : "Vary: " + names + "\r\n");
	}

	/** Tell whether a cache may answer without asking the reader. */
	private boolean answersAlone() {
		return !ASKS.matcher(this.cacheControl).find();
	}

}
