package io.heavyread.local.apisix;

import io.heavyread.local.docker.Yaml;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What clients may send, how they are told that it was too much, and what that may cost.
 */
class LimitsTests {

	private final Apisix apisix = Apisix.read();

	private final Yaml config = this.apisix.config();

	/**
	 * limit-req counts on the clock of each process: two of them let twice as much
	 * through.
	 */
	@ParameterizedTest
	@ValueSource(strings = { "create", "delete" })
	void writes_areCountedExactly(String route) {
		Yaml limit = this.apisix.route(route).at("plugins", "limit-count");
		assertThat(limit.at("policy").text()).isEqualTo("local");
		assertThat(limit.at("key").text()).isEqualTo("remote_addr");
		assertThat(limit.at("rejected_code").text()).isEqualTo("429");
		assertThat(limit.has("group")).as("one count for both routes").isFalse();
		assertThat(this.apisix.route(route).at("plugins").map()).doesNotContainKey("limit-req");
		assertThat(this.apisix.snippet("http_configuration"))
			.contains("\" 429\" \"" + limit.at("time_window").text() + "\"");
	}

	/** What YAML writes once APISIX makes one table of, and a table is a count. */
	@Test
	void createsAndDeletes_areCountedApart() {
		assertThat(this.apisix.route("create").at("plugins").value())
			.isEqualTo(this.apisix.route("delete").at("plugins").value())
			.isNotSameAs(this.apisix.route("delete").at("plugins").value());
	}

	@ParameterizedTest
	@CsvSource({ "key-auth, 401, Unauthorized", "client-control, 413, Content Too Large",
			"limit-count, 429, Too Many Requests" })
	void refusalsOfPlugins_areProblems(String plugin, String status, String title) {
		for (String route : new String[] { "create", "delete" }) {
			Yaml problem = this.apisix.route(route).at("plugins", plugin, "_meta", "error_response");
			assertThat(problem.at("type").text()).isEqualTo("about:blank");
			assertThat(problem.at("status").text()).isEqualTo(status);
			assertThat(problem.at("title").text()).isEqualTo(title);
		}
		assertThat(this.apisix.snippet("http_configuration")).contains("default_type application/problem+json;");
	}

	@Test
	void bodiesThatMayPass_stayInMemory() {
		assertThat(this.apisix.snippet("http_configuration")).contains("client_body_buffer_size 1m;");
	}

	/** At the level of warnings each 404 is a line. */
	@Test
	void clients_cannotFillTheLog() {
		assertThat(this.config.at("nginx_config", "error_log_level").text()).isEqualTo("error");
		assertThat(this.config.at("nginx_config", "http", "enable_access_log").text()).isEqualTo("false");
	}

	@Test
	void http2_withoutTls_isOff() {
		assertThat(this.config.at("apisix", "enable_http2").text()).isEqualTo("false");
	}

	/** Each request writes every bucket above its time. */
	@Test
	void latencies_haveFewBuckets() {
		assertThat(this.config.at("plugin_attr", "prometheus", "default_buckets").texts()).containsExactly("1", "5",
				"20", "100", "500", "2000");
	}

	/** What is answered by way of an error page is missing in apisix_http_status. */
	@Test
	void errorsThatAlarm_goThroughNoErrorPage() {
		String pages = this.apisix.snippet("http_server_configuration");
		assertThat(pages).contains("error_page 494 =431 /.problem;", "error_page 400 405 408 414 501 505 /.problem;")
			.doesNotContainPattern("error_page[^;]*\\b(413|500|502|503|504)\\b");
	}

}
