package io.heavyread.reader.server;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

import io.heavyread.protocol.test.Nginx;
import io.heavyread.reader.server.RawClient.Reply;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** A real cache before a reader: it keeps what it may, and no longer. */
@EnabledIf("io.heavyread.protocol.test.Nginx#isInstalled")
class CacheInFrontIT {

	private static final String CACHE = """
			proxy_cache_path cache keys_zone=posts:1m;
			server {
				listen 127.0.0.1:PORT;
				location / {
					proxy_pass http://127.0.0.1:%d;
					proxy_http_version 1.1;
					proxy_set_header Host $host;
					proxy_set_header Connection "";
					proxy_cache posts;
					proxy_cache_revalidate on;
					add_header X-From-Cache $upstream_cache_status always;
				}
			}
			""";

	@TempDir
	private Path directory;

	private Nginx cacheOf(TestServer reader) throws IOException {
		return Nginx.start(this.directory, CACHE.formatted(reader.port()));
	}

	@Test
	void freshPost_isKept_asLongAsItMayBe() throws IOException {
		try (TestServer reader = new TestServer("cache-control=max-age=2");
				Nginx nginx = cacheOf(reader);
				RawClient client = new RawClient(nginx.port())) {
			reader.put("a", "one");
			assertThat(client.get("/post?id=a").text()).isEqualTo("one");
			reader.cache.entries.put("a", StubCache.entry("a", 8, "two", false));
			assertThat(client.get("/post?id=a").header("X-From-Cache")).isEqualTo("HIT");
			Awaitility.await()
				.atMost(Duration.ofSeconds(20))
				.until(() -> client.get("/post?id=a").text().equals("two"));
		}
	}

	/** What another client put there is not what this one has written. */
	@Test
	void wantedVersion_isNotAnsweredWithAnOlderPost() throws IOException {
		try (TestServer reader = new TestServer("cache-control=max-age=600");
				Nginx nginx = cacheOf(reader);
				RawClient client = new RawClient(nginx.port())) {
			reader.put("a", "one");
			assertThat(client.get("/post?id=a").text()).isEqualTo("one");
			reader.cache.entries.put("a", StubCache.entry("a", 8, "two", false));
			for (int i = 0; i < 3; i++) {
				Reply own = client.get("/post?id=a", "X-Min-Version: 8");
				assertThat(own.text()).isEqualTo("two");
				assertThat(own.header("X-From-Cache")).isNotEqualTo("HIT");
			}
			assertThat(client.get("/post?id=a").text()).isEqualTo("one");
		}
	}

	@Test
	void staleOrMissingPost_isNotKept() throws IOException {
		try (TestServer reader = new TestServer("cache-control=max-age=600");
				Nginx nginx = cacheOf(reader);
				RawClient client = new RawClient(nginx.port())) {
			reader.put("a", "one");
			reader.cache.leased = false;
			assertThat(client.get("/post?id=a").header("X-Cache")).isEqualTo("STALE");
			reader.cache.leased = true;
			assertThat(client.get("/post?id=a").header("X-Cache")).isEqualTo("HIT");
			reader.cache.absent.add("b");
			assertThat(client.get("/post?id=b").status()).isEqualTo(404);
			reader.cache.absent.remove("b");
			reader.put("b", "here");
			assertThat(client.get("/post?id=b").status()).isEqualTo(200);
		}
	}

	@Test
	void scripts_ofTwoOrigins_getTheirOwnAnswers() throws IOException {
		try (TestServer reader = new TestServer("cache-control=max-age=600",
				"allowed-origins=https://one.example,https://two.example");
				Nginx nginx = cacheOf(reader);
				RawClient client = new RawClient(nginx.port())) {
			reader.put("a", "one");
			assertThat(client.get("/post?id=a").header("Access-Control-Allow-Origin")).isNull();
			for (String origin : new String[] { "https://one.example", "https://two.example" }) {
				assertThat(client.get("/post?id=a", "Origin: " + origin).header("Access-Control-Allow-Origin"))
					.isEqualTo(origin);
			}
		}
	}

}
