package io.heavyread.reader.server;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;

import io.heavyread.cache.Load;
import io.heavyread.cache.Representation;
import io.heavyread.protocol.FeedState;
import io.heavyread.reader.server.RawClient.Reply;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What is answered, in which form and in which order. */
class ConversationTests extends ServerFixture {

	@Test
	void hit_ofPlainPost_hasAllHeaders() {
		Reply reply = this.client.get("/post?id=a");
		assertThat(reply.status()).isEqualTo(200);
		assertThat(reply.text()).isEqualTo("{\"id\":\"a\"}");
		assertThat(reply.header("Content-Type")).isEqualTo("application/json");
		assertThat(reply.header("ETag")).isEqualTo(etag("a", ""));
		assertThat(reply.header("X-Post-Version")).isEqualTo("7");
		assertThat(reply.header("X-Cache")).isEqualTo("HIT");
		assertThat(reply.header("X-Reader")).isEqualTo("reader-t");
		assertThat(reply.header("Date")).matches("[A-Z][a-z]{2}, \\d\\d [A-Z][a-z]{2} \\d{4} \\d\\d:\\d\\d:\\d\\d GMT");
		assertThat(reply.header("Vary")).isNull();
		assertThat(reply.header("Age")).isNull();
		assertThat(reply.header("Connection")).isNull();
	}

	@Test
	void head_ofPost_hasLengthWithoutBody() {
		this.client.send(RawClient.request("HEAD", "/post?id=a") + RawClient.request("HEAD", "/post?id=x")
				+ RawClient.request("GET", "/post?id=a"));
		Reply head = this.client.readHead();
		assertThat(head.header("Content-Length")).isEqualTo("10");
		assertThat(head.header("ETag")).isEqualTo(etag("a", ""));
		assertThat(this.client.readHead().status()).isEqualTo(404);
		assertThat(this.client.read().text()).isEqualTo("{\"id\":\"a\"}");
	}

	@Test
	void ifNoneMatch_withTheTag_isNotModified() {
		for (String list : new String[] { etag("a", ""), "W/" + etag("a", ""), "\"x\", " + etag("a", ""), "*" }) {
			Reply reply = this.client.get("/post?id=a", "If-None-Match: " + list);
			assertThat(reply.status()).as(list).isEqualTo(304);
			assertThat(reply.header("ETag")).isEqualTo(etag("a", ""));
			assertThat(reply.header("X-Post-Version")).isEqualTo("7");
			assertThat(reply.header("X-Cache")).isEqualTo("HIT");
			assertThat(reply.header("Content-Length")).isNull();
		}
		assertThat(this.client.get("/post?id=a", "If-None-Match: \"x\"", "If-None-Match: " + etag("a", "")).status())
			.isEqualTo(304);
	}

	@Test
	void ifNoneMatch_withAnotherTag_isOk() {
		for (String list : new String[] { "\"x\"", etag("a", "-gzip"), "0123456789abcdf6", "x*", "", "\"" }) {
			assertThat(this.client.get("/post?id=a", "If-None-Match: " + list).status()).as(list).isEqualTo(200);
		}
		assertThat(this.client.get("/post?id=none", "If-None-Match: *").status()).isEqualTo(404);
	}

	@Test
	void gzip_accepted_isSentPrepared() {
		Reply reply = this.client.get("/post?id=big", "Accept-Encoding: br, gzip;q=0.5");
		Representation gzip = Objects.requireNonNull(entry("big").gzip());
		assertThat(reply.body()).isEqualTo(gzip.body());
		assertThat(reply.header("Content-Encoding")).isEqualTo("gzip");
		assertThat(reply.header("Vary")).isEqualTo("Accept-Encoding");
		assertThat(reply.header("ETag")).isEqualTo(etag("big", "-gzip"));
	}

	@Test
	void gzip_refused_isPlainButVaries() {
		for (String codings : new String[] { "gzip;q=0", "identity", "br", "", "gzip;q=x", "*;q=0" }) {
			Reply reply = this.client.get("/post?id=big", "Accept-Encoding: " + codings);
			assertThat(reply.text()).as(codings).isEqualTo(LARGE);
			assertThat(reply.header("Content-Encoding")).isNull();
			assertThat(reply.header("Vary")).isEqualTo("Accept-Encoding");
		}
		assertThat(this.client.get("/post?id=a", "Accept-Encoding: gzip").header("Vary")).isNull();
	}

	@Test
	void gzip_withIfNoneMatch_comparesTheChosenForm() {
		String gzip = "Accept-Encoding: gzip";
		Reply same = this.client.get("/post?id=big", gzip, "If-None-Match: " + etag("big", "-gzip"));
		assertThat(same.status()).isEqualTo(304);
		assertThat(same.header("Vary")).isEqualTo("Accept-Encoding");
		assertThat(same.header("ETag")).isEqualTo(etag("big", "-gzip"));
		Reply plain = this.client.get("/post?id=big", gzip, "If-None-Match: " + etag("big", ""));
		assertThat(plain.status()).isEqualTo(304);
		assertThat(plain.header("ETag")).isEqualTo(etag("big", ""));
		assertThat(this.client.get("/post?id=big", "If-None-Match: " + etag("big", "-gzip")).status()).isEqualTo(200);
	}

	@Test
	void pipelining_withSlowLoad_keepsTheOrder() {
		CompletableFuture<Load> slow = new CompletableFuture<>();
		this.cache.loads.put("slow", slow);
		this.client.send(RawClient.request("GET", "/post?id=a") + RawClient.request("GET", "/post?id=slow")
				+ RawClient.request("GET", "/post?id=big") + RawClient.request("GET", "/health"));
		assertThat(this.client.read().text()).isEqualTo("{\"id\":\"a\"}");
		await().atMost(Duration.ofSeconds(5)).until(() -> this.cache.loadCalls.get() == 1);
		this.client.send(RawClient.request("GET", "/post?id=a"));
		slow.complete(new Load.Found(StubCache.entry("slow", 9, "{\"slow\":1}", false)));
		assertThat(this.client.read().text()).isEqualTo("{\"slow\":1}");
		assertThat(this.client.read().text()).isEqualTo(LARGE);
		assertThat(this.client.read().text()).contains("healthy");
		assertThat(this.client.read().text()).isEqualTo("{\"id\":\"a\"}");
	}

	@Test
	void pipelining_ofManyRequests_isAnsweredWholly() {
		int count = 5000;
		byte[] requests = RawClient.request("GET", "/post?id=big").repeat(count).getBytes(StandardCharsets.US_ASCII);
		Thread sender = new Thread(() -> this.client.send(requests));
		sender.start();
		for (int i = 0; i < count; i++) {
			assertThat(this.client.read().body()).hasSize(LARGE.length());
		}
		assertThat(this.server.traffic.total(200)).isEqualTo(count);
	}

	@Test
	void halfClosedClient_withPendingLoad_isStillAnswered() {
		CompletableFuture<Load> slow = new CompletableFuture<>();
		this.cache.loads.put("slow", slow);
		this.client.send(RawClient.request("GET", "/post?id=slow") + RawClient.request("GET", "/post?id=a"))
			.endOutput();
		await().atMost(Duration.ofSeconds(5)).until(() -> this.cache.loadCalls.get() == 1);
		slow.complete(new Load.Absent());
		assertThat(this.client.read().status()).isEqualTo(404);
		assertThat(this.client.read().status()).isEqualTo(200);
		assertThat(this.client.isClosed()).isTrue();
	}

	@Test
	void halfClosedClient_readingLateAndSlowly_getsEverything() {
		String body = "z".repeat(6_000_000);
		this.cache.put("huge", body, false);
		this.client.send(RawClient.request("GET", "/post?id=huge").repeat(2)).endOutput();
		await().atMost(Duration.ofSeconds(5)).until(() -> this.server.traffic.total(200) == 1);
		await().pollDelay(Duration.ofMillis(200)).until(() -> true);
		assertThat(this.client.read().text()).isEqualTo(body);
		await().pollDelay(Duration.ofMillis(200)).until(() -> true);
		assertThat(this.client.read().text()).isEqualTo(body);
		assertThat(this.client.isClosed()).isTrue();
	}

	@Test
	void largeBody_arrivesWhole() {
		String body = "z".repeat(3_000_000);
		this.cache.put("huge", body, false);
		this.client.send(RawClient.request("GET", "/post?id=huge").repeat(3) + RawClient.request("GET", "/post?id=a"));
		for (int i = 0; i < 3; i++) {
			assertThat(this.client.read().text()).isEqualTo(body);
		}
		assertThat(this.client.read().text()).isEqualTo("{\"id\":\"a\"}");
	}

	@Test
	void http10_withKeepAlive_isTold() {
		this.client.send("GET /post?id=a HTTP/1.0\r\nConnection: Keep-Alive\r\n\r\n");
		assertThat(this.client.read().header("Connection")).isEqualTo("keep-alive");
		this.client.send("GET /post?id=a HTTP/1.0\r\n\r\n");
		assertThat(this.client.read().header("Connection")).isEqualTo("close");
		assertThat(this.client.isClosed()).isTrue();
	}

	@Test
	void otherMethod_isToldWhatIsAllowed() {
		this.client.send(RawClient.request("PUT", "/post?id=a"));
		Reply reply = this.client.read();
		assertThat(reply.status()).isEqualTo(405);
		assertThat(reply.header("Allow")).isEqualTo("GET, HEAD");
	}

	@Test
	void health_ofEachState_isAsTheGatewayNeedsIt() {
		assertThat(this.client.get("/health").text())
			.isEqualTo("{\"hostname\":\"reader-t\",\"role\":\"reader\",\"status\":\"healthy\"}");
		this.cache.state = FeedState.RESYNC;
		assertThat(this.client.get("/health").status()).isEqualTo(200);
		this.cache.leased = false;
		assertThat(this.client.get("/health").status()).isEqualTo(503);
		this.cache.leased = true;
		this.cache.state = FeedState.DEGRADED;
		Reply reply = this.client.get("/health");
		assertThat(reply.status()).isEqualTo(503);
		assertThat(reply.text()).contains("\"state\":\"DEGRADED\"");
	}

	@Test
	void comparison_always_asksOrParses() {
		found("a", "{\"id\":\"a\"}");
		assertThat(this.client.get("/post-redis?id=a").header("X-Cache")).isEqualTo("MISS");
		assertThat(this.client.get("/post-marshal?id=a").text()).isEqualTo("{\"id\":\"a\"}");
		unknown("a");
		assertThat(this.client.get("/post-redis?id=a").status()).isEqualTo(503);
		assertThat(this.client.get("/post-redis").status()).isEqualTo(400);
	}

	@Test
	void hits_ofOneEntry_areSampled() {
		int count = 20_000;
		byte[] requests = RawClient.request("GET", "/post?id=a").repeat(count).getBytes(StandardCharsets.US_ASCII);
		new Thread(() -> this.client.send(requests)).start();
		for (int i = 0; i < count; i++) {
			this.client.read();
		}
		assertThat(entry("a").hits()).isBetween(count / 2, count * 3 / 2);
	}

	@Test
	void failure_ofTheCache_isAnInternalError() {
		this.cache.loads.put("broken", CompletableFuture.failedFuture(new IllegalStateException("a defect")));
		assertThat(this.client.get("/post?id=broken").status()).isEqualTo(503);
		this.cache.put("text", "no json", false);
		this.client.send(RawClient.request("GET", "/post-marshal?id=text") + RawClient.request("GET", "/post?id=a"));
		assertThat(this.client.read().status()).isEqualTo(500);
		assertThat(this.client.isClosed()).isTrue();
	}

}
