package io.heavyread.reader.traffic;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The look-ups of the last minute, from one sample a second. Any thread may call.
 */
public final class LookupRates {

	private static final int SECONDS = 60;

	private final Traffic traffic;

	private final Deque<Lookups> samples = new ArrayDeque<>();

	public LookupRates(Traffic traffic) {
		this.traffic = traffic;
	}

	/** Take a sample; to be called once a second. */
	public void sample() {
		Lookups now = sinceStart();
		synchronized (this.samples) {
			this.samples.addLast(now);
			if (this.samples.size() > SECONDS) {
				this.samples.removeFirst();
			}
		}
	}

	/** Return the look-ups since the start. */
	public Lookups sinceStart() {
		return new Lookups(this.traffic.total(Lookup.HIT), this.traffic.total(Lookup.MISS),
				this.traffic.total(Lookup.STALE));
	}

	/** Return the look-ups of about the last minute. */
	public Lookups lastMinute() {
		Lookups now = sinceStart();
		synchronized (this.samples) {
			Lookups then = this.samples.peekFirst();
			return (then != null) ? now.minus(then) : now;
		}
	}

}
