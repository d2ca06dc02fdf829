package io.heavyread.service.body;

import java.time.Duration;

import org.springframework.util.unit.DataSize;

/**
 * Bounds of the request bodies of one server.
 *
 * @param maxSize largest body that is taken; a larger one is refused with 413
 * @param maxTotal bytes that all bodies together may take while they arrive and are
 * handled; what does not fit is refused with 503
 * @param minRate bytes that must arrive in a second, measured over {@link #WINDOW}
 * @param timeout time in which a whole body must have arrived
 */
public record BodyLimits(DataSize maxSize, DataSize maxTotal, DataSize minRate, Duration timeout) {

	/** Time over which the rate is measured; shorter than Tomcat's own time-out. */
	public static final Duration WINDOW = Duration.ofSeconds(5);

	/** Bounds where nothing but short documents is sent. */
	public static final BodyLimits OF_MANAGEMENT = new BodyLimits(DataSize.ofMegabytes(1), DataSize.ofMegabytes(8),
			DataSize.ofKilobytes(1), Duration.ofSeconds(30));

	int maxBytes() {
		return (int) this.maxSize.toBytes();
	}

	long minBytesPerWindow() {
		return this.minRate.toBytes() * WINDOW.toSeconds();
	}

}
