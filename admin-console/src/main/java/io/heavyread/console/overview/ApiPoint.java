package io.heavyread.console.overview;

import java.time.Instant;

import io.heavyread.console.charts.Point;
import org.jspecify.annotations.Nullable;

/**
 * One sample of a reader in the API; null where nothing was measured.
 *
 * @param at when
 * @param hitRatio1m share of hits of the last minute
 * @param requestsPerSecond requests per second
 * @param lagP50Ms the median lag in ms
 * @param lagP99Ms the 99th percentile of the lag in ms
 * @param live whether the reader was live
 */
record ApiPoint(Instant at, @Nullable Double hitRatio1m, @Nullable Double requestsPerSecond, @Nullable Double lagP50Ms,
		@Nullable Double lagP99Ms, boolean live) {

	static ApiPoint of(Point point) {
		return new ApiPoint(Instant.ofEpochSecond(point.second()), number(point.ratio()), number(point.rate()),
				number(point.p50()), number(point.p99()), point.live());
	}

	private static @Nullable Double number(double value) {
		return Double.isNaN(value) ? null : value;
	}

}
