package io.heavyread.console.overview;

import java.util.List;

import io.heavyread.console.fleet.FleetSnapshot;
import io.heavyread.console.fleet.ReaderView;
import io.heavyread.protocol.manage.ReaderState;
import org.jspecify.annotations.Nullable;

/**
 * All readers together, added up before anything is divided.
 *
 * @param ratio share of hits since the readers started, null without traffic
 * @param requests look-ups since they started
 * @param ratio1m share of hits of the last minute, null without traffic
 * @param requests1m look-ups of the last minute
 * @param rate requests per second, NaN when no reader tells
 * @param lagP50 the slowest reader's median, ms
 * @param lagP99 the slowest reader's 99th percentile, ms
 * @param lagMax the largest, ms
 */
public record FleetTotals(@Nullable Double ratio, long requests, @Nullable Double ratio1m, long requests1m, double rate,
		double lagP50, double lagP99, double lagMax) {

	static FleetTotals of(FleetSnapshot fleet) {
		List<ReaderView> answering = fleet.readers().stream().filter((reader) -> !reader.isStale()).toList();
		long hits = 0;
		long requests = 0;
		double hits1m = 0;
		long requests1m = 0;
		double rate = 0;
		for (ReaderView reader : answering) {
			ReaderState state = reader.state();
			if (state != null) {
				hits += state.hits();
				requests += state.hits() + state.misses();
				Double ratio = state.hitRatio1m();
				hits1m += (ratio != null) ? ratio * state.requests1m() : 0;
				requests1m += state.requests1m();
				rate += Double.isNaN(reader.rate()) ? 0 : reader.rate();
			}
		}
		return new FleetTotals((requests > 0) ? (double) hits / requests : null, requests,
				(requests1m > 0) ? hits1m / requests1m : null, requests1m, answering.isEmpty() ? Double.NaN : rate,
				slowest(answering, ReaderState.Lag::p50Ms), slowest(answering, ReaderState.Lag::p99Ms),
				slowest(answering, ReaderState.Lag::maxMs));
	}

	private static double slowest(List<ReaderView> readers,
			java.util.function.ToDoubleFunction<ReaderState.Lag> value) {
		double slowest = 0;
		for (ReaderView reader : readers) {
			ReaderState state = reader.state();
			slowest = (state != null) ? Math.max(slowest, value.applyAsDouble(state.propagationLag())) : slowest;
		}
		return (slowest > 0) ? slowest : Double.NaN;
	}

}
