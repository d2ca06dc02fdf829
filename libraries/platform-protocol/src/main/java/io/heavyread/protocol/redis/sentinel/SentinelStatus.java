package io.heavyread.protocol.redis.sentinel;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What is known of the sentinels.
 *
 * @param sentinels how many there are, configured or reported by one of them
 * @param answering how many answered one of the last questions
 * @param named how many name which address, of those that answer
 */
public record SentinelStatus(int sentinels, int answering, Map<String, Integer> named) {

	/** Where there are no sentinels. */
	public static final SentinelStatus NONE = new SentinelStatus(0, 0, Map.of());

	public SentinelStatus {
		named = Collections.unmodifiableSortedMap(new TreeMap<>(named));
	}

	/** Return how many name the address that most of them name. */
	public int agreeing() {
		return this.named.values().stream().mapToInt(Integer::intValue).max().orElse(0);
	}

	/** Tell whether a majority of all names one address. */
	public boolean hasMajority() {
		return this.agreeing() > this.sentinels / 2;
	}

}
