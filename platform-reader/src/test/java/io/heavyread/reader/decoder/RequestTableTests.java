package io.heavyread.reader.decoder;

import java.util.stream.Stream;

import io.heavyread.reader.decoder.RawRequest.Then;
import io.heavyread.reader.server.RawClient;
import io.heavyread.reader.server.TestServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Requests as raw bytes, with the status and what becomes of the connection. */
class RequestTableTests {

	private static final int LONGEST_IN_SINGLE_BYTES = 600;

	private static final int GOOD = 20;

	private static final String SMUGGLED = RawClient.request("GET", "/health");

	private static TestServer server;

	@BeforeAll
	static void start() {
		server = new TestServer();
		server.put("a", "{\"id\":\"a\"}");
		server.put("a.b_c:d-E9", "{}");
	}

	@AfterAll
	static void stop() {
		server.close();
	}

	@Test
	void rows_areManyAndDifferent() {
		assertThat(rows()).hasSizeGreaterThanOrEqualTo(250);
		assertThat(rows().map(RawRequest::bytes)).doesNotHaveDuplicates();
	}

	@ParameterizedTest(name = "{index} {0}")
	@MethodSource("rows")
	void request_ofRow_hasStatusAndPersistence(RawRequest row) {
		try (RawClient client = server.client()) {
			client.send(row.bytes());
			assertThat(status(client, row)).isEqualTo(row.status());
			if (row.then() == Then.CLOSE) {
				assertThat(client.isClosed()).isTrue();
			}
			else {
				assertThat(client.get("/post?id=a").status()).isEqualTo(200);
			}
		}
	}

	@ParameterizedTest(name = "{index} {0}")
	@MethodSource("closing")
	void request_afterOneThatCloses_isNotAnswered(RawRequest row) {
		try (RawClient client = server.client()) {
			client.send(row.bytes() + SMUGGLED.repeat(3));
			assertThat(status(client, row)).isEqualTo(row.status());
			assertThat(client.isClosed()).isTrue();
		}
	}

	@ParameterizedTest(name = "{index} {0}")
	@MethodSource("closing")
	void request_thatCloses_behindGoodOnes_leavesThemTheirAnswers(RawRequest row) {
		try (RawClient client = server.client()) {
			client.send(RawClient.request("GET", "/post?id=a").repeat(GOOD) + row.bytes() + SMUGGLED);
			for (int i = 0; i < GOOD; i++) {
				assertThat(client.read().text()).isEqualTo("{\"id\":\"a\"}");
			}
			assertThat(status(client, row)).isEqualTo(row.status());
			assertThat(client.isClosed()).isTrue();
		}
	}

	@ParameterizedTest(name = "{index} {0}")
	@MethodSource("shortOnes")
	void request_inSingleBytes_hasTheSameStatus(RawRequest row) {
		try (RawClient client = server.client()) {
			for (int i = 0; i < row.bytes().length(); i++) {
				try {
					client.send(row.bytes().substring(i, i + 1));
				}
				catch (java.io.UncheckedIOException ex) {
					// Answered and closed before the end.
					break;
				}
			}
			assertThat(status(client, row)).isEqualTo(row.status());
		}
	}

	private static int status(RawClient client, RawRequest row) {
		return (row.isHead() ? client.readHead() : client.read()).status();
	}

	@Test
	void errors_ofAllKinds_carryReaderDateAndProblem() {
		try (RawClient client = server.client()) {
			RawClient.Reply reply = client.get("/post?id=");
			assertThat(reply.header("X-Reader")).isEqualTo("reader-t");
			assertThat(reply.header("Date")).endsWith("GMT");
			assertThat(reply.header("Content-Type")).isEqualTo("application/problem+json");
			assertThat(reply.text()).startsWith("{\"type\":\"about:blank\",\"title\":\"Bad Request\",\"status\":400");
		}
	}

	static Stream<RawRequest> rows() {
		return Stream.of(UsualRequests.all(), MalformedRequests.all(), SmugglingRequests.all(), TrickyTargets.all())
			.flatMap((rows) -> rows);
	}

	static Stream<RawRequest> closing() {
		return rows().filter((row) -> row.then() == Then.CLOSE);
	}

	static Stream<RawRequest> shortOnes() {
		return rows().filter((row) -> row.bytes().length() <= LONGEST_IN_SINGLE_BYTES);
	}

}
