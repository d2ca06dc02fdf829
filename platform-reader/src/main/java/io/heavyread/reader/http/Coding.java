package io.heavyread.reader.http;

import org.jspecify.annotations.Nullable;

/** The content codings that a client takes, from {@code Accept-Encoding}. */
public enum Coding {

	/** Only the plain body, or rather that. */
	PLAIN,

	/** Rather gzip; the plain body will do. */
	GZIP,

	/** Only gzip; the plain body was refused. */
	GZIP_ONLY;

	private static final int ABSENT = -1;

	private static final int MOST = 1000;

	/**
	 * Understand the header (RFC 9110, section 12.5.3). A member with a wrong weight
	 * counts as not there.
	 * @param header the header's value, null when there is none
	 */
	public static Coding of(@Nullable String header) {
		if (header == null) {
			return PLAIN;
		}
		if (header.equals("gzip")) {
			return GZIP;
		}
		int gzip = ABSENT;
		int identity = ABSENT;
		int any = ABSENT;
		for (String member : header.split(",", -1)) {
			String name = name(member);
			if (name.equals("gzip") || name.equals("x-gzip")) {
				gzip = Math.max(gzip, weight(member));
			}
			else if (name.equals("identity")) {
				identity = weight(member);
			}
			else if (name.equals("*")) {
				any = weight(member);
			}
		}
		return choose((gzip != ABSENT) ? gzip : any, (identity != ABSENT || any != 0) ? identity : 0);
	}

	private static Coding choose(int gzip, int identity) {
		if (gzip <= 0 || identity > gzip) {
			return PLAIN;
		}
		return (identity == 0) ? GZIP_ONLY : GZIP;
	}

	private static String name(String member) {
		int end = member.indexOf(';');
		return ((end < 0) ? member : member.substring(0, end)).strip().toLowerCase(java.util.Locale.ROOT);
	}

	/** Return the weight in thousandths. */
	private static int weight(String member) {
		int semicolon = member.indexOf(';');
		if (semicolon < 0) {
			return MOST;
		}
		String parameter = member.substring(semicolon + 1).strip();
		if (!parameter.matches("[qQ]=(0(\\.[0-9]{0,3})?|1(\\.0{0,3})?)")) {
			return ABSENT;
		}
		return (int) Math.round(Double.parseDouble(parameter.substring(2)) * MOST);
	}

}
