package io.heavyread.writer.commit;

import java.net.http.HttpResponse;
import java.util.UUID;

import io.heavyread.writer.support.Client;
import io.heavyread.writer.support.RunningWriter;
import io.heavyread.writer.support.StubStore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The form of replies to writes that wait for the readers. */
class AcknowledgementTests {

	private static final String POST = "{\"id\":\"a\",\"title\":\"t\"}";

	private static final String PROPAGATION = "\"propagation\":[{\"reader\":\"reader-1\",\"applied\":true,\"lag_ms\":0.8},"
			+ "{\"reader\":\"reader-2\",\"applied\":false,\"state\":\"DEGRADED\"}]}";

	private static RunningWriter writer;

	@BeforeAll
	static void start() {
		writer = RunningWriter.start(new StubStore());
	}

	@AfterAll
	static void stop() {
		writer.close();
	}

	@Test
	void create_ackAll_tellsEachReader() {
		HttpResponse<String> response = create("?ack=all&timeout=100ms");
		assertThat(response.statusCode()).isIn(200, 201);
		assertThat(response.body()).endsWith(PROPAGATION);
	}

	@Test
	void create_ackNone_saysNothingOfReaders() {
		assertThat(create("?ack=none&timeout=100ms").body()).doesNotContain("propagation");
		assertThat(create("").body()).doesNotContain("propagation");
	}

	@Test
	void delete_ackAll_is200WithBody() {
		create("");
		Client client = writer.client();
		HttpResponse<String> response = client.delete("a&ack=all");
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(response.headers().firstValue("X-Post-Version")).isPresent();
		assertThat(response.body()).startsWith("{\"status\":\"success\",\"post_id\":\"a\",\"version\":")
			.endsWith(PROPAGATION);
	}

	@Test
	void create_ackAllRepeatedWithKey_isTheSameReply() {
		String key = UUID.randomUUID().toString();
		HttpResponse<String> first = create("?ack=all", "Idempotency-Key", key);
		HttpResponse<String> again = create("?ack=all", "Idempotency-Key", key);
		assertThat(again.body()).isEqualTo(first.body()).endsWith(PROPAGATION);
	}

	private static HttpResponse<String> create(String query, String... headers) {
		return writer.client().createLater("/create" + query, POST, headers).join();
	}

}
