package io.heavyread.console.charts;

import java.util.List;
import java.util.stream.LongStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SparklineTests {

	/** A bucket for each 300 s of the 900. */
	private static final Sparkline.Scale SCALE = new Sparkline.Scale(100, 12, 3, 0, 10);

	private static Point at(long second, double rate) {
		return new Point(second, Double.NaN, rate, Double.NaN, Double.NaN, true);
	}

	private static Sparkline draw(Point... points) {
		return Sparkline.of(List.of(points), Point::rate, SCALE);
	}

	@Test
	void nothingMeasured_isNoLine() {
		assertThat(draw().line()).isEmpty();
		assertThat(draw(Point.unknown(1000)).line()).isEmpty();
		assertThat(draw().low()).isNaN();
	}

	@Test
	void newestSample_isAtTheRightEnd() {
		assertThat(draw(at(1000, 10)).line()).isEqualTo("M100.0,1.0 100.5,1.0");
	}

	@Test
	void line_goesFromBottomToTop() {
		Sparkline line = draw(at(101, 0), at(500, 5), at(1000, 10));
		assertThat(line.line()).isEqualTo("M0.0,11.0 50.0,6.0 100.0,1.0");
		assertThat(line.area()).isEqualTo("M0.0,12.0 0.0,11.0 50.0,6.0 100.0,1.0 100.0,12.0Z");
		assertThat(line.low()).isZero();
		assertThat(line.high()).isEqualTo(10);
	}

	@Test
	void gap_breaksTheLine() {
		assertThat(draw(at(101, 10), at(1000, 10)).line()).isEqualTo("M0.0,1.0 0.5,1.0M100.0,1.0 100.5,1.0");
	}

	@Test
	void bucket_holdsItsLargestSample() {
		assertThat(draw(at(998, 2), at(999, 10), at(1000, 5)).high()).isEqualTo(10);
	}

	@Test
	void samplesOutsideOfTheScale_stayInsideOfTheDrawing() {
		assertThat(draw(at(500, -3), at(1000, 99)).line()).isEqualTo("M50.0,11.0 100.0,1.0");
	}

	@Test
	void scaleThatDoesNotBeginAtZero_hasNoGround() {
		List<Point> points = LongStream.of(500, 1000).mapToObj((second) -> at(second, 97)).toList();
		assertThat(Sparkline.of(points, Point::rate, new Sparkline.Scale(100, 12, 3, 95, 100)).area()).isEmpty();
	}

}
