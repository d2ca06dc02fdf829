package io.heavyread.console.charts;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Samples as the browser's charts take them. */
class ReaderChartsTests {

	private static final Point FIRST = new Point(1000, 0.98765, 12.5, 0.8, 2.4, true);

	private static final Point SECOND = Point.unknown(1001);

	@Test
	void each_valueIsARow() {
		assertThat(ReaderCharts.all(List.of(FIRST, new Point(1001, 1, 0, 1, 1, false)))).isEqualTo(
				"[[1000.000,1001.000],[98.765,100.000],[12.500,0.000],[2.400,1.000],[0.800,1.000],[1.000,0.000]]");
	}

	/** JSON has no NaN. */
	@Test
	void whatIsNotKnown_isNull() {
		assertThat(ReaderCharts.all(List.of(SECOND))).isEqualTo("[[1001.000],[null],[null],[null],[null],[0.000]]");
	}

	@Test
	void last_isTheNewestSampleAlone() {
		assertThat(ReaderCharts.last(List.of(FIRST, SECOND))).startsWith("[[1001.000],[null]");
		assertThat(ReaderCharts.last(List.of())).isEqualTo("[[],[],[],[],[],[]]");
	}

}
