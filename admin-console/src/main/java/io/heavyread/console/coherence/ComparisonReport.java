package io.heavyread.console.coherence;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * One comparison of the readers with the store.
 *
 * @param at when it began
 * @param took how long it took
 * @param full whether everything was to be compared, not a sample
 * @param readers what came of each reader
 * @param differences what differs, at most 200
 * @param problem why nothing could be compared, a sentence; empty otherwise
 */
public record ComparisonReport(Instant at, Duration took, boolean full, List<ReaderComparison> readers,
		List<Difference> differences, String problem) {

	/** Return how many entries were compared. */
	public long compared() {
		return this.readers.stream().mapToLong(ReaderComparison::compared).sum();
	}

	/** Return how many entries differ. */
	public long different() {
		return this.readers.stream().mapToLong(ReaderComparison::different).sum();
	}

	/** Return the share of equal entries, NaN when none was compared. */
	public double agreement() {
		return (compared() > 0) ? (double) (compared() - different()) / compared() : Double.NaN;
	}

}
