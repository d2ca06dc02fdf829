package io.heavyread.store.write;

import java.time.Duration;

/**
 * How many replicas must have a write before it is acknowledged.
 *
 * @param replicas how many; 0 for none
 * @param timeout how long to wait for them, at least 1 ms: 0 would mean without an end
 * @param sendWithin how long a write may wait to be sent; it is refused then
 */
public record ReplicaSettings(int replicas, Duration timeout, Duration sendWithin) {

	public ReplicaSettings {
		if (replicas < 0 || timeout.toMillis() < 1) {
			throw new IllegalArgumentException("cannot wait " + timeout + " for " + replicas + " replicas");
		}
	}

}
