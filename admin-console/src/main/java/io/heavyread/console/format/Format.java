package io.heavyread.console.format;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * Numbers, sizes and times as the pages show them: commas between thousands, powers of 10
 * for bytes, times in UTC. A dash stands for what is not known. Any thread.
 */
public final class Format {

	/** The one instance; it has no state. */
	public static final Format INSTANCE = new Format();

	private static final DateTimeFormatter CLOCK = utc("HH:mm:ss");

	private static final DateTimeFormatter DAY = utc("d MMM, HH:mm");

	private static final DateTimeFormatter FULL = utc("d MMM uuuu, HH:mm:ss.SSS 'UTC'");

	private Format() {
	}

	private static DateTimeFormatter utc(String pattern) {
		return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).withZone(ZoneOffset.UTC);
	}

	/** Return a count: 1,234 up to 999,999, then 1.23 M and G. */
	public String count(long value) {
		if (Math.abs(value) < 1_000_000) {
			return String.format(Locale.ENGLISH, "%,d", value);
		}
		boolean giga = Math.abs(value) >= 1_000_000_000;
		return digits(value / (giga ? 1e9 : 1e6)) + '\u00a0' + (giga ? 'G' : 'M');
	}

	/** Return a count with all its digits. */
	public String exact(long value) {
		return String.format(Locale.ENGLISH, "%,d", value);
	}

	/** Return bytes as B, kB, MB or GB. */
	public Quantity bytes(long value) {
		if (value < 1000) {
			return new Quantity(Long.toString(value), "B");
		}
		String[] units = { "kB", "MB", "GB", "TB" };
		double rest = value / 1000.0;
		int unit = 0;
		while (rest >= 999.5 && unit < units.length - 1) {
			rest /= 1000;
			unit++;
		}
		return new Quantity(digits(rest), units[unit]);
	}

	/** Return milliseconds, from one second on as a duration. */
	public Quantity ms(double value) {
		if (Double.isNaN(value)) {
			return Quantity.NONE;
		}
		if (value >= 1000) {
			return new Quantity(digits(value / 1000), "s");
		}
		String pattern = (value < 10) ? ((value < 0.1) ? "%.2f" : "%.1f") : "%.0f";
		return new Quantity(String.format(Locale.ENGLISH, pattern, value), "ms");
	}

	/** Return milliseconds of which only the whole ones are known. */
	public Quantity wholeMs(double value) {
		if (Double.isNaN(value) || value >= 1000) {
			return ms(value);
		}
		return new Quantity((value < 1) ? "< 1" : "≈ " + Math.round(value), "ms");
	}

	/** Return a share as per cent, never rounded up to 100. */
	public Quantity percent(@Nullable Double share) {
		if (share == null || share.isNaN()) {
			return Quantity.NONE;
		}
		double percent = Math.floor(share * 10_000) / 100;
		String number = (percent == 100 || percent == 0) ? String.format(Locale.ENGLISH, "%.0f", percent)
				: String.format(Locale.ENGLISH, "%.2f", percent);
		return new Quantity(number, "%");
	}

	/** Return a rate per second. */
	public Quantity rate(double value) {
		if (Double.isNaN(value)) {
			return Quantity.NONE;
		}
		return new Quantity(
				(value < 10 && value > 0) ? String.format(Locale.ENGLISH, "%.1f", value) : count(Math.round(value)),
				"/s");
	}

	/** Return a duration in its two largest units. */
	public String duration(Duration duration) {
		long seconds = Math.max(0, duration.toSeconds());
		if (seconds < 60) {
			return seconds + "\u00a0s";
		}
		if (seconds < 3600) {
			return pair(seconds / 60, "min", seconds % 60, "s", seconds < 600);
		}
		if (seconds < 86_400) {
			return pair(seconds / 3600, "h", seconds % 3600 / 60, "min", true);
		}
		return pair(seconds / 86_400, "d", seconds % 86_400 / 3600, "h", true);
	}

	private static String pair(long large, String unit, long small, String smallUnit, boolean both) {
		String first = large + "\u00a0" + unit;
		return (both && small > 0) ? first + "\u00a0" + small + "\u00a0" + smallUnit : first;
	}

	/** Return how long ago it was. */
	public String ago(@Nullable Instant then, Instant now) {
		return (then != null) ? duration(Duration.between(then, now)) + " ago" : "–";
	}

	/** Return how long it has lasted. */
	public String lasting(@Nullable Instant since, Instant now) {
		return (since != null) ? duration(Duration.between(since, now)) : "–";
	}

	/** Return the time of day, with the day when it is not that of the other instant. */
	public String clock(@Nullable Instant then, Instant now) {
		if (then == null) {
			return "–";
		}
		boolean sameDay = Duration.between(then, now).abs().toHours() < 20;
		return (sameDay ? CLOCK : DAY).format(then);
	}

	/** Return the time of day. */
	public String clock(Instant then) {
		return CLOCK.format(then);
	}

	/** Return the whole date and time. */
	public String full(@Nullable Instant then) {
		return (then != null) ? FULL.format(then) : "";
	}

	/** Return the instant as attributes have it. */
	public String iso(@Nullable Instant then) {
		return (then != null) ? then.toString() : "";
	}

	/** Return the first digits of a hash. */
	public String hash(@Nullable String hex) {
		if (hex == null || hex.isEmpty()) {
			return "–";
		}
		return (hex.length() > 8) ? hex.substring(0, 8) + "…" : hex;
	}

	/** Return "1 reader" or "3 readers". */
	public String plural(long count, String one) {
		return plural(count, one, one + "s");
	}

	/** Return "1 entry" or "3 entries". */
	public String plural(long count, String one, String many) {
		return count(count) + "\u00a0" + ((count == 1) ? one : many);
	}

	private static String digits(double value) {
		String pattern = (value < 10) ? "%.2f" : ((value < 100) ? "%.1f" : "%.0f");
		return String.format(Locale.ENGLISH, pattern, value);
	}

}
