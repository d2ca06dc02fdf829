package io.heavyread.local.docker;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Names are found in queries. */
class MetricNamesTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			up == 0                                                                    | up
			rate(a_total{job="b_c", x=~"d_e"}[1m])                                     | a_total
			sum by (group_x, le) (a_bucket) / on () group_left max(b_sum offset 15s)   | a_bucket,b_sum
			histogram_quantile(0.9, sum by (le) (rate(a_bucket[5m])))                  | a_bucket
			platform:miss_ratio:rate5m > 0.2 and label_replace(a_b, "", "", "", "")    | a_b
			""")
	void query_namesMetrics(String query, String names) {
		assertThat(MetricNames.of(query)).containsExactlyInAnyOrder(names.split(","));
	}

	@Test
	void files_nameManyMetrics() {
		assertThat(MetricNames.used()).hasSizeGreaterThan(40).contains("up", "platform_feed_state", "redis_up");
	}

}
