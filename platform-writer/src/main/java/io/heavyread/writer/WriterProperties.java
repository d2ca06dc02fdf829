package io.heavyread.writer;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Limits of the writer.
 *
 * @param advertisedHost host under which others reach this writer; the bound address or
 * the host's name when empty
 * @param allowUnauthenticated whether the writer may listen beyond the loopback address,
 * where it takes the posts of anyone who reaches it: true where a gateway in front asks
 * who writes
 * @param maxBodySize largest request body that is accepted, 1 byte to 16 MB
 * @param maxInFlight bytes of posts that may wait for the store at once; writes over it
 * are refused with 429. At least max-body-size, at most 1 GB
 * @param bodyTimeout time in which a request body must have arrived, 100 ms to 5 min
 * @param minBodyRate bytes of a request body that must arrive in a second, over 5
 * seconds; 0 to 1 MB
 * @param maxBodies bytes that all request bodies together may take while they arrive and
 * are checked, 64 KB each at least; beyond that 503. At least max-body-size and 64 KB, at
 * most 1 GB
 * @param storeTimeout time after which a write that the store did not answer is reported
 * as unknown, 10 ms to 25 s. The store has a shorter bound of its own; this one only
 * backs it up
 * @param replyWait time that a repeated request waits for the reply of the first one to
 * be remembered before it is built again, 0 to 10 s. Longer than the store's bound
 * @param drainDelay time at the begin of the writer's end in which requests are still
 * answered, so that gateways see its health change, 0 to 1 min
 */
@ConfigurationProperties("platform.writer")
public record WriterProperties(@Nullable String advertisedHost, @DefaultValue("false") boolean allowUnauthenticated,
		@DefaultValue("1MB") DataSize maxBodySize, @DefaultValue("64MB") DataSize maxInFlight,
		@DefaultValue("30s") Duration bodyTimeout, @DefaultValue("1KB") DataSize minBodyRate,
		@DefaultValue("48MB") DataSize maxBodies, @DefaultValue("5s") Duration storeTimeout,
		@DefaultValue("2s") Duration replyWait, @DefaultValue("0s") Duration drainDelay) {

	public WriterProperties {
		between("max-body-size", maxBodySize, DataSize.ofBytes(1), DataSize.ofMegabytes(16));
		between("max-in-flight", maxInFlight, maxBodySize, DataSize.ofGigabytes(1));
		between("body-timeout", bodyTimeout, Duration.ofMillis(100), Duration.ofMinutes(5));
		between("min-body-rate", minBodyRate, DataSize.ofBytes(0), DataSize.ofMegabytes(1));
		between("max-bodies", maxBodies, (maxBodySize.toKilobytes() < 64) ? DataSize.ofKilobytes(64) : maxBodySize,
				DataSize.ofGigabytes(1));
		between("store-timeout", storeTimeout, Duration.ofMillis(10), Duration.ofSeconds(25));
		between("reply-wait", replyWait, Duration.ZERO, Duration.ofSeconds(10));
		between("drain-delay", drainDelay, Duration.ZERO, Duration.ofMinutes(1));
	}

	private static <T extends Comparable<T>> void between(String name, T value, T least, T most) {
		if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
			throw new IllegalArgumentException(
					"platform.writer." + name + " must be between " + least + " and " + most + ", but is " + value);
		}
	}

}
