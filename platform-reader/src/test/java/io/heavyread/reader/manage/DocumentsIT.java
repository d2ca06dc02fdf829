package io.heavyread.reader.manage;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;

import io.heavyread.protocol.manage.EntryPage;
import io.heavyread.protocol.manage.EntryRow;
import io.heavyread.protocol.manage.Evicted;
import io.heavyread.protocol.manage.ReaderState;
import io.heavyread.protocol.manage.WarmUpJob;
import io.heavyread.protocol.manage.WarmUpOrder;
import io.heavyread.reader.ReaderNode;
import io.heavyread.reader.ServedPosts;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * What a whole reader writes on its management port is what the documents say: each binds
 * to its record and comes back byte for byte, under the names that it always had.
 */
class DocumentsIT {

	private static final String BASE = "/actuator/postcache";

	private static final String[] ROW = { "id", "version", "etag", "bytes", "appliedAt", "source", "hits" };

	private static final String[] JOB = { "job", "state", "total", "loaded", "skipped", "failed", "startedAt",
			"finishedAt", "scope", "limit", "dryRun", "detail" };

	private static final JsonMapper JSON = JsonMapper.shared();

	@AutoClose
	private static final ServedPosts served = new ServedPosts();

	private static final ReaderNode reader = served.reader();

	@BeforeAll
	static void start() {
		served.posts().put("a", "{\"n\":\"ä\"}");
		await().atMost(Duration.ofSeconds(20))
			.until(() -> reader.manage("GET", BASE + "/entries/a").statusCode() == 200);
	}

	@Test
	void state_isThatOfTheProtocol() {
		HttpResponse<String> reply = reader.manage("GET", BASE);
		assertThat(bound(reply, ReaderState.class).state()).isEqualTo("LIVE");
		JsonNode state = JSON.readTree(reply.body());
		assertNames(state, "reader", "state", "epoch", "sequence", "chain", "storeSequence", "leaseAgeMs", "entries",
				"weightBytes", "maxWeightBytes", "hits", "misses", "hitRatio", "hitRatio1m", "requests1m",
				"propagationLag", "gaps", "resyncs", "startedAt", "since", "cause", "revalidating", "generation",
				"resyncsByReason", "changes", "stale", "evictions", "connections", "uptimeMs", "dataAddress",
				"managementAddress", "wireVersion", "unsupportedWireVersion", "jvm");
		assertNames(state.path("propagationLag"), "p50Ms", "p99Ms", "maxMs", "lastMs");
		assertNames(state.path("jvm"), "version", "heapUsedBytes", "heapCommittedBytes", "heapMaxBytes", "threads");
	}

	@Test
	void listing_isThatOfTheProtocol() {
		HttpResponse<String> reply = reader.manage("GET", BASE + "/entries");
		assertThat(bound(reply, EntryPage.class).entries()).extracting(EntryRow::id).containsExactly("a");
		JsonNode listing = JSON.readTree(reply.body());
		assertNames(listing, "total", "entries", "next");
		assertNames(listing.path("entries").path(0), ROW);
	}

	@Test
	void entry_isThatOfTheProtocol() {
		HttpResponse<String> reply = reader.manage("GET", BASE + "/entries/a");
		assertThat(bound(reply, EntryRow.class).body()).isEqualTo("{\"n\":\"ä\"}");
		assertThat(JSON.readTree(reply.body()).propertyNames()).startsWith(ROW)
			.endsWith("current", "gzipBytes", "body")
			.hasSize(10);
	}

	@Test
	void warmUp_isThatOfTheProtocol() {
		WarmUpOrder order = new WarmUpOrder("ids", 7, null, List.of("none"), true);
		HttpResponse<String> started = reader.postJson(BASE + "/warmups", JSON.writeValueAsString(order));
		assertThat(started.statusCode()).isEqualTo(202);
		assertNames(JSON.readTree(started.body()), JOB);
		WarmUpJob job = bound(started, WarmUpJob.class);
		assertThat(job.scope()).isEqualTo("ids");
		assertThat(job.limit()).isEqualTo(7);
		assertThat(job.dryRun()).isTrue();
		assertThat(bound(reader.manage("GET", BASE + "/warmups"), WarmUpJob[].class)).extracting(WarmUpJob::job)
			.contains(job.job());
	}

	@Test
	void eviction_isThatOfTheProtocol() {
		try (ReaderNode other = new ReaderNode("reader-2", served.redis().address(), "platform.reader.warm-up=none")) {
			await().atMost(Duration.ofSeconds(20)).until(() -> other.data("/health").statusCode() == 200);
			assertThat(bound(other.manage("DELETE", BASE + "/entries"), Evicted.class)).isEqualTo(new Evicted(0));
		}
	}

	private static <T> T bound(HttpResponse<String> reply, Class<T> type) {
		T document = JSON.readValue(reply.body(), type);
		assertThat(JSON.writeValueAsString(document)).isEqualTo(reply.body());
		return document;
	}

	private static void assertNames(JsonNode document, String... names) {
		assertThat(document.propertyNames()).containsExactly(names);
	}

}
