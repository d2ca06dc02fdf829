package io.heavyread.console.format;

import java.time.Duration;
import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Spaces in the expected texts stand for spaces that do not break. */
class FormatTests {

	private static final Instant NOON = Instant.parse("2026-03-04T12:00:00Z");

	private static final char NO_BREAK = '\u00a0';

	private final Format format = Format.INSTANCE;

	private static String plain(String text) {
		return text.replace(NO_BREAK, ' ');
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			0             | 0
			999           | 999
			1234          | 1,234
			999999        | 999,999
			1000000       | 1.00 M
			12345678      | 12.3 M
			100000000     | 100 M
			999999999     | 1000 M
			1000000000    | 1.00 G
			1234567890    | 1.23 G
			-5            | -5
			""")
	void count(long value, String expected) {
		assertThat(plain(this.format.count(value))).isEqualTo(expected);
	}

	@ParameterizedTest
	@CsvSource({ "0, 0 B", "999, 999 B", "1000, 1.00 kB", "5270, 5.27 kB", "999499, 999 kB", "999500, 1.00 MB",
			"1230000, 1.23 MB", "5000000000, 5.00 GB", "7000000000000000, 7000 TB" })
	void bytes(long value, String expected) {
		assertThat(plain(this.format.bytes(value).text())).isEqualTo(expected);
	}

	@ParameterizedTest
	@CsvSource({ "0.04, 0.04 ms", "0.1, 0.1 ms", "0.8, 0.8 ms", "9.96, 10.0 ms", "14.4, 14 ms", "999, 999 ms",
			"1000, 1.00 s", "1500, 1.50 s", "NaN, –" })
	void milliseconds(double value, String expected) {
		assertThat(plain(this.format.ms(value).text())).isEqualTo(expected);
	}

	@ParameterizedTest
	@CsvSource({ "0.3, < 1 ms", "1, ≈ 1 ms", "5.6, ≈ 6 ms", "1200, 1.20 s" })
	void wholeMilliseconds(double value, String expected) {
		assertThat(plain(this.format.wholeMs(value).text())).isEqualTo(expected);
	}

	@ParameterizedTest
	@CsvSource({ "1, 100 %", "0.999999, 99.99 %", "0.5, 50.00 %", "0, 0 %", "NaN, –", ", –" })
	void percent_isNeverRoundedUpToAll(Double share, String expected) {
		assertThat(plain(this.format.percent(share).text())).isEqualTo(expected);
	}

	@ParameterizedTest
	@CsvSource({ "0, 0 /s", "0.25, 0.3 /s", "9.94, 9.9 /s", "1500.4, '1,500 /s'", "NaN, –" })
	void rate(double value, String expected) {
		assertThat(plain(this.format.rate(value).text())).isEqualTo(expected);
	}

	@ParameterizedTest
	@CsvSource({ "-5, 0 s", "59, 59 s", "60, 1 min", "97, 1 min 37 s", "601, 10 min", "3600, 1 h", "7260, 2 h 1 min",
			"86400, 1 d", "97200, 1 d 3 h" })
	void duration_hasItsTwoLargestUnits(long seconds, String expected) {
		assertThat(plain(this.format.duration(Duration.ofSeconds(seconds)))).isEqualTo(expected);
	}

	@Test
	void clock_ofAnotherDay_hasTheDay() {
		assertThat(this.format.clock(NOON.minusSeconds(61), NOON)).isEqualTo("11:58:59");
		assertThat(this.format.clock(NOON.minusSeconds(86_400), NOON)).isEqualTo("3 Mar, 12:00");
		assertThat(this.format.clock(NOON.plusSeconds(72_000), NOON)).isEqualTo("5 Mar, 08:00");
		assertThat(this.format.clock(null, NOON)).isEqualTo("–");
	}

	@Test
	void whatIsNotKnown_isADash() {
		assertThat(this.format.ago(null, NOON)).isEqualTo("–");
		assertThat(this.format.lasting(null, NOON)).isEqualTo("–");
		assertThat(this.format.hash("")).isEqualTo("–");
		assertThat(this.format.full(null)).isEmpty();
	}

	@Test
	void hash_isShortened() {
		assertThat(this.format.hash("5144fc2bd1c1593d")).isEqualTo("5144fc2b…");
		assertThat(this.format.hash("5144fc2b")).isEqualTo("5144fc2b");
	}

	@Test
	void plural() {
		assertThat(plain(this.format.plural(1, "reader"))).isEqualTo("1 reader");
		assertThat(plain(this.format.plural(0, "reader"))).isEqualTo("0 readers");
		assertThat(plain(this.format.plural(1200, "reader"))).isEqualTo("1,200 readers");
	}

}
