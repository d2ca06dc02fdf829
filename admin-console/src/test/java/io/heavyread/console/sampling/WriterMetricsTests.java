package io.heavyread.console.sampling;

import io.heavyread.console.fleet.PeerView.Fact;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** A writer's counters in words, and what it has lost. */
class WriterMetricsTests {

	private static WriterMetrics metrics(String scrape) {
		return WriterMetrics.of("writer-1", Scrape.parse(scrape));
	}

	@Test
	void mean_isOfAllWritesOfAllKinds() {
		WriterMetrics metrics = metrics("""
				platform_write_duration_seconds_count{kind="put"} 3
				platform_write_duration_seconds_count{kind="delete"} 1
				platform_write_duration_seconds_sum{kind="put"} 0.006
				platform_write_duration_seconds_sum{kind="delete"} 0.002
				platform_write_duration_seconds_max{kind="put"} 0.0035
				""");
		assertThat(metrics.facts()).containsExactly(new Fact("Instance", "writer-1"),
				new Fact("Writes since start", "4"), new Fact("Mean duration", "2.0\u00a0ms"),
				new Fact("Longest of late", "3.5\u00a0ms"));
		assertThat(metrics.alarm()).isEmpty();
	}

	@Test
	void withoutWrites_noDurationIsKnown() {
		assertThat(metrics("").facts()).contains(new Fact("Mean duration", "–"), new Fact("Longest of late", "–"));
	}

	@Test
	void lostWritesAndPosts_areAnAlarm() {
		assertThat(metrics("platform_writes_lost_total 2").alarm())
			.startsWith("2 acknowledged writes are not in Redis any more")
			.endsWith("names them.");
		assertThat(metrics("platform_writes_lost_total 1").alarm()).startsWith("1 acknowledged writes");
		assertThat(metrics("platform_store_missing_posts 1").alarm()).startsWith("1 posts have no content any more");
		assertThat(metrics("platform_writes_lost_total 2\nplatform_store_missing_posts 1").alarm())
			.contains("names them. 1 posts");
	}

}
