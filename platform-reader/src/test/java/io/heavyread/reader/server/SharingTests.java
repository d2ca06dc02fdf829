package io.heavyread.reader.server;

import java.util.List;

import io.heavyread.reader.server.RawClient.Reply;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What caches and browsers between the reader and its users are allowed. */
class SharingTests {

	private static final String SHOP = "Origin: https://shop.example";

	private static final String PREFLIGHT = "Access-Control-Request-Method: GET";

	private TestServer server = server();

	private RawClient client = this.server.client();

	private void restart(String... settings) {
		stop();
		this.server = server(settings);
		this.client = this.server.client();
	}

	private static TestServer server(String... settings) {
		TestServer started = new TestServer(settings);
		started.put("a", "{\"id\":\"a\"}");
		started.cache.put("big", ServerFixture.LARGE, true);
		return started;
	}

	@AfterEach
	void stop() {
		this.client.close();
		this.server.close();
	}

	@Test
	void caches_askForEachAnswer_byDefault() {
		Reply reply = this.client.get("/post?id=a");
		assertThat(reply.header("Cache-Control")).isEqualTo("no-cache");
		assertThat(reply.header("Vary")).isNull();
		assertThat(reply.header("Access-Control-Allow-Origin")).isNull();
	}

	@Test
	void freshPost_mayBeKept_asConfigured() {
		restart("cache-control=public, max-age=5, stale-while-revalidate=10");
		Reply whole = this.client.get("/post?id=a");
		assertThat(whole.header("Cache-Control")).isEqualTo("public, max-age=5, stale-while-revalidate=10");
		assertThat(whole.header("Vary")).isEqualTo("X-Min-Version");
		Reply known = this.client.get("/post?id=a", "If-None-Match: " + whole.header("ETag"));
		assertThat(known.status()).isEqualTo(304);
		assertThat(known.header("Cache-Control")).isEqualTo("public, max-age=5, stale-while-revalidate=10");
		assertThat(this.client.get("/post?id=big").header("Vary")).isEqualTo("Accept-Encoding, X-Min-Version");
	}

	@Test
	void wantedVersion_isNeverKept() {
		restart("cache-control=max-age=5");
		Reply reply = this.client.get("/post?id=a", "X-Min-Version: 7");
		assertThat(reply.status()).isEqualTo(200);
		assertThat(reply.header("Cache-Control")).isEqualTo("no-store");
		assertThat(reply.header("Vary")).isEqualTo("X-Min-Version");
	}

	@Test
	void stalePost_isNeverKept() {
		restart("cache-control=max-age=5");
		this.server.cache.leased = false;
		Reply reply = this.client.get("/post?id=a");
		assertThat(reply.header("X-Cache")).isEqualTo("STALE");
		assertThat(reply.header("Cache-Control")).isEqualTo("no-store");
	}

	@Test
	void errorsAndHealth_areNeverKept() {
		restart("cache-control=max-age=5");
		for (String target : List.of("/post?id=..", "/nowhere", "/health", "/post")) {
			assertThat(this.client.get(target).header("Cache-Control")).as(target).isEqualTo("no-store");
		}
		this.server.cache.absent.add("none");
		assertThat(this.client.get("/post?id=none").header("Cache-Control")).isEqualTo("no-store");
	}

	@Test
	void script_ofAnAllowedOrigin_mayRead() {
		restart("allowed-origins=https://shop.example,http://localhost:3000");
		Reply reply = this.client.get("/post?id=a", SHOP);
		assertThat(reply.header("Access-Control-Allow-Origin")).isEqualTo("https://shop.example");
		assertThat(reply.header("Access-Control-Expose-Headers"))
			.isEqualTo("ETag, X-Post-Version, X-Cache, X-Position, Age, X-Request-Id");
		assertThat(reply.header("Access-Control-Allow-Credentials")).isNull();
		assertThat(reply.header("Vary")).isEqualTo("Origin");
		assertThat(reply.text()).isEqualTo("{\"id\":\"a\"}");
		Reply missing = this.client.get("/nowhere", SHOP);
		assertThat(missing.status()).isEqualTo(404);
		assertThat(missing.header("Access-Control-Allow-Origin")).isEqualTo("https://shop.example");
		assertThat(missing.text()).startsWith("{").endsWith("}");
	}

	@Test
	void script_ofAnotherOrigin_mayNot() {
		restart("allowed-origins=https://shop.example");
		for (String origin : List.of("https://shop.example.evil", "http://shop.example", "null",
				"https://shop.example, https://shop.example")) {
			Reply reply = this.client.get("/post?id=a", "Origin: " + origin);
			assertThat(reply.status()).isEqualTo(200);
			assertThat(reply.header("Access-Control-Allow-Origin")).as(origin).isNull();
			assertThat(reply.header("Vary")).isEqualTo("Origin");
		}
		assertThat(this.client.get("/post?id=a", SHOP).header("Access-Control-Allow-Origin")).isNotNull();
		assertThat(this.client.get("/post?id=a").header("Access-Control-Allow-Origin")).isNull();
	}

	@Test
	void everyOrigin_isToldToEverybody() {
		restart("allowed-origins=*");
		assertThat(this.client.get("/post?id=a", SHOP).header("Access-Control-Allow-Origin")).isEqualTo("*");
		Reply reply = this.client.get("/post?id=a");
		assertThat(reply.header("Access-Control-Allow-Origin")).isEqualTo("*");
		assertThat(reply.header("Vary")).isNull();
	}

	@Test
	void preflight_ofAnAllowedOrigin_isAnswered() {
		restart("allowed-origins=https://shop.example");
		this.client
			.send(RawClient.request("OPTIONS", "/post?id=a", SHOP, PREFLIGHT) + RawClient.request("GET", "/health"));
		Reply reply = this.client.readHead();
		assertThat(reply.status()).isEqualTo(204);
		assertThat(reply.header("Access-Control-Allow-Origin")).isEqualTo("https://shop.example");
		assertThat(reply.header("Access-Control-Allow-Methods")).isEqualTo("GET, HEAD");
		assertThat(reply.header("Access-Control-Allow-Headers")).contains("X-Min-Version", "If-None-Match");
		assertThat(reply.header("Content-Length")).isNull();
		assertThat(this.client.read().status()).isEqualTo(200);
	}

	@Test
	void options_ofAnybodyElse_isNotAllowed() {
		assertOptionsRefused(SHOP, PREFLIGHT);
		restart("allowed-origins=https://shop.example");
		assertOptionsRefused("Origin: https://evil.example", PREFLIGHT);
		assertOptionsRefused(SHOP);
		assertOptionsRefused(PREFLIGHT);
		restart("allowed-origins=*");
		assertOptionsRefused(PREFLIGHT);
	}

	private void assertOptionsRefused(String... headers) {
		this.client.send(RawClient.request("OPTIONS", "/post?id=a", headers));
		Reply reply = this.client.read();
		assertThat(reply.status()).isEqualTo(405);
		assertThat(reply.header("Allow")).isEqualTo("GET, HEAD");
	}

}
