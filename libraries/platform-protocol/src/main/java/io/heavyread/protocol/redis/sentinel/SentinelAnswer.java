package io.heavyread.protocol.redis.sentinel;

import java.net.InetSocketAddress;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * What one sentinel said of the primary.
 *
 * @param named the address that it names, not resolved
 * @param doubted whether it holds that very address for down, together with others, or
 * replaces it
 * @param replacing whether it replaces that very address, and may have promoted another
 * @param configEpoch number of the last promotion that it knows of
 * @param sentinels how many sentinels there are, as far as it knows
 * @param quorum how many of them must hold the primary for down before one is replaced
 * @param downAfterNanos how long the primary must be silent until the sentinel holds it
 * for down
 * @param silentNanos how long the primary had been silent
 * @param askedNanos {@link System#nanoTime()} at which the question was sent
 */
record SentinelAnswer(InetSocketAddress named, boolean doubted, boolean replacing, long configEpoch, int sentinels,
		int quorum, long downAfterNanos, long silentNanos, long askedNanos) {

	private static final String REPLACING = "failover_in_progress";

	private static final Set<String> DOUBTS = Set.of("o_down", REPLACING);

	/**
	 * Read the replies to {@code SENTINEL GET-MASTER-ADDR-BY-NAME} and to
	 * {@code SENTINEL MASTER}, asked in this order.
	 * <p>
	 * The flags are of the address in the second reply. Where both differ, the sentinel
	 * replaces that one, and has seen the one that it names take over: the flags do not
	 * speak of this one then.
	 * @throws IllegalArgumentException when the replies do not belong together or cannot
	 * be read
	 */
	static SentinelAnswer of(InetSocketAddress named, Map<String, String> master, long askedNanos) {
		Set<String> flags = Set.of(text(master, "flags").split(","));
		boolean same = named.getHostString().equals(text(master, "ip"))
				&& named.getPort() == number(master, "port", 0, 65_535);
		if (!same && !flags.contains(REPLACING)) {
			throw new IllegalArgumentException("the primary changed between two questions");
		}
		return new SentinelAnswer(named, same && flags.stream().anyMatch(DOUBTS::contains),
				same && flags.contains(REPLACING), number(master, "config-epoch", 0, Long.MAX_VALUE),
				(int) number(master, "num-other-sentinels", 0, 10_000) + 1, (int) number(master, "quorum", 1, 10_000),
				nanos(master, "down-after-milliseconds"), same ? silent(master, flags) : 0, askedNanos);
	}

	/** A ping without an answer counts from when it was sent. */
	private static long silent(Map<String, String> master, Set<String> flags) {
		long unanswered = nanos(master, "last-ping-sent");
		return (unanswered == 0 && flags.contains("disconnected")) ? nanos(master, "last-ok-ping-reply") : unanswered;
	}

	private static long nanos(Map<String, String> master, String field) {
		return TimeUnit.MILLISECONDS.toNanos(number(master, field, 0, Long.MAX_VALUE));
	}

	private static long number(Map<String, String> master, String field, long min, long max) {
		String digits = text(master, field);
		try {
			long number = Long.parseLong(digits);
			if (number >= min && number <= max) {
				return number;
			}
		}
		catch (NumberFormatException ex) {
			throw new IllegalArgumentException(field + " is '" + digits + "'", ex);
		}
		throw new IllegalArgumentException(field + " is " + digits);
	}

	private static String text(Map<String, String> master, String field) {
		String value = master.get(field);
		if (value == null) {
			throw new IllegalArgumentException("no " + field + " in the answer");
		}
		return value;
	}

	/** Return how old the answer is: as old as its question. */
	long ageNanos(long nowNanos) {
		return nowNanos - this.askedNanos;
	}

	/**
	 * Return how much longer the sentinel cannot hold the primary for down; negative when
	 * it may already.
	 */
	long patienceNanos(long nowNanos) {
		return Math.max(0, this.downAfterNanos - this.silentNanos) - ageNanos(nowNanos);
	}

}
