package io.heavyread.local.apisix;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

import io.heavyread.local.client.RawRequest;
import io.heavyread.protocol.test.Nginx;
import io.heavyread.protocol.test.RedisProcess;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The parts of nginx' configuration in apisix/config.yaml, in a real nginx: what the
 * gateway answers itself, and the request's id. Left out where there is no nginx.
 */
@EnabledIf("io.heavyread.protocol.test.Nginx#isInstalled")
class OwnAnswersIT {

	/**
	 * The upstream answers with the id that it got. 429 is what APISIX answers itself,
	 * 428 what an upstream does.
	 */
	private static final String CONFIGURATION = """
			HTTP
			server {
				listen 127.0.0.1:UPSTREAM;
				location / { return 200 "got $http_x_request_id"; }
				location /busy { add_header Retry-After 7 always; return 429; }
			}
			server {
				listen 127.0.0.1:PORT;
			SERVER
				location / {
			LOCATION
					proxy_pass http://127.0.0.1:UPSTREAM;
				}
				location /limited {
			LOCATION
					return 429;
				}
			}
			""";

	private static Nginx nginx;

	private static int port;

	@BeforeAll
	static void start(@TempDir Path directory) throws IOException {
		Apisix apisix = Apisix.read();
		nginx = Nginx.start(directory,
				CONFIGURATION.replace("HTTP\n", apisix.snippet("http_configuration"))
					.replace("SERVER\n", apisix.snippet("http_server_configuration"))
					.replace("LOCATION\n", apisix.snippet("http_server_location_configuration"))
					.replace("UPSTREAM", "" + RedisProcess.freePort()));
		port = nginx.port();
	}

	@AfterAll
	static void stop() {
		nginx.close();
	}

	private static void assertProblem(RawRequest.Answer answer, int status) {
		assertThat(answer.status()).isEqualTo(status);
		assertThat(answer.header("Content-Type")).contains("application/problem+json");
		assertThat(answer.header("X-Request-Id")).get().asString().matches("[0-9a-f]{32}");
		assertThat(answer.text()).contains("{\"type\":\"about:blank\",\"title\":\"")
			.contains("\"status\":" + status + ",\"detail\":\"");
	}

	@ParameterizedTest
	@CsvSource({ "/post?id=x, 'GET, HEAD, DELETE'", "/post, 'GET, HEAD, DELETE'", "/create, POST",
			"/health, 'GET, HEAD'" })
	void trace_isAProblemThatSaysWhatIsAllowed(String target, String allow) throws IOException {
		RawRequest.Answer answer = RawRequest.send("TRACE", port, target);
		assertProblem(answer, 405);
		assertThat(answer.header("Allow")).contains(allow);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			GET / HTTP/1.1 | 400
			GET / HTTP/3.0 | 505
			GET /%zz HTTP/1.1 | 400
			""")
	void malformedRequest_isAProblem(String line, int status) throws IOException {
		assertProblem(RawRequest.sendLines(port, line, "X: y"), status);
	}

	@Test
	void giantLine_andGiantField_areProblems() throws IOException {
		String giant = "a".repeat(40_000);
		assertProblem(RawRequest.send("GET", port, "/post?id=" + giant), 414);
		assertProblem(RawRequest.sendLines(port, "GET / HTTP/1.1", "Host: x", "X: " + giant), 431);
	}

	@Test
	void unknownTransferEncoding_isAProblem() throws IOException {
		assertProblem(RawRequest.sendLines(port, "POST /create HTTP/1.1", "Host: x", "Transfer-Encoding: gzip"), 501);
	}

	@ParameterizedTest
	@ValueSource(strings = { "a", "7c0e1d6a-0000", "!~\"'" })
	void requestId_visibleAscii_isKeptAndPassedOn(String id) throws IOException {
		RawRequest.Answer answer = RawRequest.sendLines(port, "GET / HTTP/1.1", "Host: x", "X-Request-Id: " + id);
		assertThat(answer.header("X-Request-Id")).contains(id);
		assertThat(answer.text()).endsWith("got " + id);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "a b", "a\tb", "\u007f" })
	void requestId_other_isReplaced(String id) throws IOException {
		assertReplaced("X-Request-Id: " + id);
	}

	@Test
	void requestId_tooLong_isReplaced() throws IOException {
		assertReplaced("X-Request-Id: " + "a".repeat(129));
	}

	/** Before nginx 1.23, and so outside APISIX, the first of two counts. */
	@Test
	void requestId_twice_isOne() throws IOException {
		RawRequest.Answer answer = RawRequest.sendLines(port, "GET / HTTP/1.1", "Host: x", "X-Request-Id: a",
				"X-Request-Id: b");
		String one = answer.header("X-Request-Id").orElseThrow();
		assertThat(one).matches("[0-9a-f]{32}|a");
		assertThat(answer.text()).endsWith("got " + one);
	}

	private static void assertReplaced(String... fields) throws IOException {
		String all = String.join("\r\n", fields);
		RawRequest.Answer answer = RawRequest.sendLines(port, "GET / HTTP/1.1", "Host: x", all);
		String made = answer.header("X-Request-Id").orElseThrow();
		assertThat(made).matches("[0-9a-f]{32}");
		assertThat(answer.text()).endsWith("got " + made);
	}

	@Test
	void retryAfter_isOnTheGatewaysOwn429_andOnceOnTheWriters() throws IOException {
		assertThat(RawRequest.send("GET", port, "/limited").text()).containsOnlyOnce("Retry-After: 5");
		assertThat(RawRequest.send("GET", port, "/busy").text()).containsOnlyOnce("Retry-After:")
			.contains("Retry-After: 7");
		assertThat(RawRequest.send("GET", port, "/").text()).doesNotContain("Retry-After");
	}

	@Test
	void emptyRequest_isClosedWithoutAnAnswer_orRefused() throws IOException {
		assertThat(RawRequest.sendLines(port, "\u0001", "X: y").text().getBytes(StandardCharsets.UTF_8))
			.asString(StandardCharsets.UTF_8)
			.contains("400");
	}

}
