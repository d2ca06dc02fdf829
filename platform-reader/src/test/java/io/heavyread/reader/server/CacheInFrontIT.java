package io.heavyread.reader.server;

import java.nio.file.Path;
import java.time.Duration;

import io.heavyread.reader.server.RawClient.Reply;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** A real cache before a reader: it keeps what it may, and no longer. */
@EnabledIf("io.heavyread.reader.server.CachingNginx#isInstalled")
class CacheInFrontIT {

	@TempDir
	private Path directory;

	@Test
	void freshPost_isKept_asLongAsItMayBe() {
		try (TestServer reader = new TestServer("cache-control=max-age=2");
				CachingNginx nginx = new CachingNginx(this.directory, reader.port());
				RawClient client = nginx.client()) {
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
	void wantedVersion_isNotAnsweredWithAnOlderPost() {
		try (TestServer reader = new TestServer("cache-control=max-age=600");
				CachingNginx nginx = new CachingNginx(this.directory, reader.port());
				RawClient client = nginx.client()) {
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
	void staleOrMissingPost_isNotKept() {
		try (TestServer reader = new TestServer("cache-control=max-age=600");
				CachingNginx nginx = new CachingNginx(this.directory, reader.port());
				RawClient client = nginx.client()) {
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
	void scripts_ofTwoOrigins_getTheirOwnAnswers() {
		try (TestServer reader = new TestServer("cache-control=max-age=600",
				"allowed-origins=https://one.example,https://two.example");
				CachingNginx nginx = new CachingNginx(this.directory, reader.port());
				RawClient client = nginx.client()) {
			reader.put("a", "one");
			assertThat(client.get("/post?id=a").header("Access-Control-Allow-Origin")).isNull();
			for (String origin : new String[] { "https://one.example", "https://two.example" }) {
				assertThat(client.get("/post?id=a", "Origin: " + origin).header("Access-Control-Allow-Origin"))
					.isEqualTo(origin);
			}
		}
	}

}
