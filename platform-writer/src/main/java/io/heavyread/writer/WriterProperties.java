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
 * @param maxBodySize largest request body that is accepted, 1 byte to 16 MB
 * @param maxInFlight bytes of posts that may wait for the store at once; writes over it
 * are refused with 429. At least max-body-size, at most 1 GB
 * @param bodyTimeout time in which a request body must have arrived, 100 ms to 5 min
 * @param storeTimeout time after which a write that the store did not answer is reported
 * as unknown, 10 ms to 25 s. The store has its own, shorter bound; this one only backs it
 * @param replyWait time that a repeated request waits for the reply of the first one to
 * be remembered before it is built again, 0 to 10 s. Longer than the store's bound
 */
@ConfigurationProperties("platform.writer")
public record WriterProperties(@Nullable String advertisedHost, @DefaultValue("1MB") DataSize maxBodySize,
		@DefaultValue("64MB") DataSize maxInFlight, @DefaultValue("30s") Duration bodyTimeout,
		@DefaultValue("5s") Duration storeTimeout, @DefaultValue("2s") Duration replyWait) {

	public WriterProperties {
		between("max-body-size", maxBodySize, DataSize.ofBytes(1), DataSize.ofMegabytes(16));
		between("max-in-flight", maxInFlight, maxBodySize, DataSize.ofGigabytes(1));
		between("body-timeout", bodyTimeout, Duration.ofMillis(100), Duration.ofMinutes(5));
		between("store-timeout", storeTimeout, Duration.ofMillis(10), Duration.ofSeconds(25));
		between("reply-wait", replyWait, Duration.ZERO, Duration.ofSeconds(10));
	}

	private static <T extends Comparable<T>> void between(String name, T value, T least, T most) {
		if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
			throw new IllegalArgumentException(
					"platform.writer." + name + " must be between " + least + " and " + most + ", but is " + value);
		}
	}

}
