package io.heavyread.console.sampling;

import java.util.List;

import io.heavyread.console.fleet.PeerView.Fact;
import io.heavyread.console.format.Format;

/**
 * What a writer's metrics tell operators.
 *
 * @param facts its counters, in words
 * @param alarm sentences about writes that are lost, empty when none are
 */
record WriterMetrics(List<Fact> facts, String alarm) {

	private static final Format FORMAT = Format.INSTANCE;

	static WriterMetrics of(String writer, Scrape scrape) {
		double count = scrape.sum("platform_write_duration_seconds_count", "");
		double sum = scrape.sum("platform_write_duration_seconds_sum", "");
		double max = scrape.sum("platform_write_duration_seconds_max", "");
		return new WriterMetrics(
				List.of(new Fact("Instance", writer), new Fact("Writes since start", FORMAT.count((long) count)),
						new Fact("Mean duration", FORMAT.ms((count > 0) ? sum / count * 1000 : Double.NaN).text()),
						new Fact("Longest of late", FORMAT.ms((count > 0) ? max * 1000 : Double.NaN).text())),
				alarm((long) scrape.sum("platform_writes_lost_total", ""),
						(long) scrape.sum("platform_store_missing_posts", "")));
	}

	private static String alarm(long writes, long posts) {
		String lost = (writes > 0) ? FORMAT.count(writes)
				+ " acknowledged writes are not in Redis any more, as after a fail-over; the writer's log names them. "
				: "";
		String missing = (posts > 0)
				? FORMAT.count(posts)
						+ " posts have no content any more; readers answer 503 for them. The writer's log names them."
				: "";
		return (lost + missing).strip();
	}

}
