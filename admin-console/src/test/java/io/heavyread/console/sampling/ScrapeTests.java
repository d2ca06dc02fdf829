package io.heavyread.console.sampling;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ScrapeTests {

	private final Scrape scrape = Scrape.parse("""
			# HELP platform_writes_total Writes
			# TYPE platform_writes_total counter
			platform_writes_total{outcome="committed",role="writer"} 12.0
			platform_writes_total{outcome="refused",role="writer"} 3.0
			platform_writes_lost_total 1.5E2
			platform_feed_odd NaN
			platform_feed_wrong 1.2.3
			process_cpu_seconds 7
			not a line at all
			platform_feed_cut{outcome="x""");

	@Test
	void series_areAddedUp() {
		assertThat(this.scrape.sum("platform_writes_total", "")).isEqualTo(15);
		assertThat(this.scrape.sum("platform_writes", "")).isZero();
	}

	@Test
	void series_areChosenByALabel() {
		assertThat(this.scrape.sum("platform_writes_total", "outcome=\"refused\"")).isEqualTo(3);
	}

	@Test
	void exponents_areRead() {
		assertThat(this.scrape.sum("platform_writes_lost_total", "")).isEqualTo(150);
	}

	@Test
	void whatIsNoNumberOrNotThePlatforms_isNothing() {
		assertThat(this.scrape.sum("platform_feed_wrong", "")).isZero();
		assertThat(this.scrape.sum("process_cpu_seconds", "")).isZero();
		assertThat(this.scrape.sum("platform_feed_cut", "")).isZero();
	}

}
