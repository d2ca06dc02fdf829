package io.heavyread.cache.proof;

/**
 * The store's clock as seen from here: an offset to the monotonic clock, taken from the
 * middle of a round trip (Cristian's algorithm). The best round trip of the last ones
 * counts; an old one is worth less, because clocks drift. One thread.
 */
public final class StoreClock {

	private static final long AGING_PER_SAMPLE_NANOS = 20_000;

	private long offsetMicros;

	private long bestRoundTripNanos = Long.MAX_VALUE;

	public void sample(long sentNanos, long receivedNanos, long storeMicros) {
		long roundTrip = receivedNanos - sentNanos;
		if (this.bestRoundTripNanos != Long.MAX_VALUE) {
			this.bestRoundTripNanos += AGING_PER_SAMPLE_NANOS;
		}
		long offset = storeMicros - (sentNanos + roundTrip / 2) / 1000;
		boolean jumped = isSet()
				&& Math.abs(offset - this.offsetMicros) > 1000 + (roundTrip + this.bestRoundTripNanos) / 1000;
		if (roundTrip <= this.bestRoundTripNanos || jumped) {
			this.offsetMicros = offset;
			this.bestRoundTripNanos = roundTrip;
		}
	}

	/** The store's clock was set: nothing is known until the next sample. */
	public void forget() {
		this.bestRoundTripNanos = Long.MAX_VALUE;
	}

	/** Tell whether there was a sample. */
	public boolean isSet() {
		return this.bestRoundTripNanos != Long.MAX_VALUE;
	}

	/**
	 * Return the microseconds from then, on the store's clock, until now; negative when
	 * that is in the future.
	 */
	public long microsSince(long storeMicros, long nowNanos) {
		return nowNanos / 1000 + this.offsetMicros - storeMicros;
	}

}
