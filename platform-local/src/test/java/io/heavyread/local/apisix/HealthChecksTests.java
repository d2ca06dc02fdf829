package io.heavyread.local.apisix;

import io.heavyread.local.docker.Compose;
import io.heavyread.local.docker.Yaml;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A reader that is degraded, hangs or drains is routed around; a write is never sent
 * twice.
 */
class HealthChecksTests {

	private final Apisix apisix = Apisix.read();

	private final Yaml readers = this.apisix.upstream("readers");

	private static int number(Yaml value) {
		return Integer.parseInt(value.text());
	}

	/** Answers to clients would clear the failures that the active check counts. */
	@Test
	void goodAnswersToClients_doNotBringADegradedReaderBack() {
		assertThat(this.readers.at("checks", "passive", "healthy", "successes").text()).isEqualTo("0");
		assertThat(number(this.readers.at("checks", "active", "healthy", "successes"))).isPositive();
		assertThat(this.readers.at("checks", "active", "healthy", "http_statuses").texts()).containsExactly("200");
	}

	/** A reader without Redis answers 503 for what it does not know, and is right to. */
	@Test
	void status503_toAClient_isNoFailureOfTheReader() {
		assertThat(this.readers.at("checks", "passive", "unhealthy", "http_statuses").texts()).doesNotContain("503");
		assertThat(this.readers.at("checks", "active", "unhealthy", "http_statuses").texts()).contains("503");
	}

	@Test
	void hangingReader_leavesTimeToAskEachOtherOne() {
		int retries = number(this.readers.at("retries"));
		assertThat(retries).isEqualTo(this.apisix.nodes("readers").size() - 1);
		assertThat(number(this.readers.at("timeout", "read")) * retries)
			.isLessThan(number(this.readers.at("retry_timeout")));
	}

	@Test
	void write_isNeverRepeated() {
		assertThat(this.apisix.upstream("writer").at("retries").text()).isEqualTo("0");
	}

	@ParameterizedTest
	@ValueSource(strings = { "readers", "writer" })
	void requestWithoutAHost_bringsOne(String upstream) {
		assertThat(this.apisix.upstream(upstream).at("pass_host").text()).isEqualTo("node");
	}

	/** Until then the gateway may still send requests to a reader that drains. */
	@Test
	void drainDelay_isLongerThanTheGatewayNeedsToNotice() {
		Yaml active = this.readers.at("checks", "active");
		int noticed = number(active.at("unhealthy", "http_failures"))
				* (number(active.at("unhealthy", "interval")) + number(active.at("timeout")));
		Compose compose = new Compose();
		for (String reader : compose.readers()) {
			String delay = compose.variable(reader, "PLATFORM_READER_DRAINDELAY");
			assertThat(Integer.parseInt(delay.replace("s", ""))).as(reader).isGreaterThan(noticed);
		}
	}

	/** Otherwise an address that is gone is a reader that is down until a restart. */
	@Test
	void addressesThatAreGone_areForgottenBeforeTheyAlarm() {
		Yaml attributes = this.apisix.config().at("plugin_attr", "prometheus");
		assertThat(number(attributes.at("metrics", "upstream_status", "expire")))
			.isGreaterThan(number(attributes.at("refresh_interval")))
			.isLessThanOrEqualTo(15);
	}

}
