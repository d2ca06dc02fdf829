package io.heavyread.writer.refusal;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import io.heavyread.protocol.StoreException;
import io.heavyread.protocol.StoreException.Outcome;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What is answered when the store does not do its part. */
class StoreRefusalTests extends RefusalContract {

	@Test
	void store_refuses_is503WithoutEffect() {
		STORE.fail(new StoreException(Outcome.NONE, "read only", null));
		assertUnavailable(client.create(POST), "none");
		assertUnavailable(client.delete("a"), "none");
	}

	@Test
	void store_doesNotSay_is503WithUnknownOutcome() {
		STORE.fail(new StoreException(Outcome.UNKNOWN, "connection lost", null));
		assertUnavailable(client.create(POST), "unknown");
	}

	@Test
	void store_neverAnswers_is503WithUnknownOutcome() {
		STORE.silence(true);
		assertUnavailable(client.create(POST), "unknown");
	}

	@Test
	void store_failsUnexpectedly_is503WithoutInsight() {
		STORE.fail(new IllegalStateException("secret"));
		HttpResponse<String> reply = client.create(POST);
		assertUnavailable(reply, "unknown");
		assertThat(reply.body()).doesNotContain("secret");
	}

	@Test
	void store_tooManyBytesWaiting_is429() {
		STORE.hold();
		String big = POST.replace("\"t\"", "\"" + "x".repeat(600_000) + "\"");
		List<CompletableFuture<HttpResponse<String>>> replies = new ArrayList<>();
		replies.add(client.createLater("/create", big));
		Awaitility.await().atMost(Duration.ofSeconds(5)).until(() -> STORE.asked() == 1);
		HttpResponse<String> refused = client.create(big);
		assertRefused(refused, 429);
		assertThat(refused.headers().firstValue("Retry-After")).contains("1");
		STORE.release();
		assertThat(client.create(big).statusCode()).isLessThan(300);
		replies.forEach(CompletableFuture::join);
	}

	@Test
	void health_unwritableStore_is503() {
		STORE.writable(false);
		HttpResponse<String> reply = client.get("/health");
		assertProblem(reply, 503);
		assertThat(json(reply).get("role").asString()).isEqualTo("writer");
		assertThat(writer.management().get("/actuator/health/liveness").statusCode()).isEqualTo(200);
		assertThat(writer.management().get("/actuator/health/readiness").statusCode()).isEqualTo(503);
	}

	private static void assertUnavailable(HttpResponse<String> reply, String outcome) {
		assertRefused(reply, 503);
		assertThat(reply.headers().firstValue("Retry-After")).contains("1");
		assertThat(json(reply).get("outcome").asString()).isEqualTo(outcome);
	}

}
