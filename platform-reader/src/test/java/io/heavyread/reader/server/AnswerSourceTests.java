package io.heavyread.reader.server;

import java.time.Duration;

import io.heavyread.reader.server.RawClient.Reply;
import io.heavyread.reader.traffic.Lookup;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** From which source an answer comes, and what it says of itself. */
class AnswerSourceTests extends ServerFixture {

	@Test
	void absence_whileLeased_isNotFound() {
		this.cache.absent.add("gone");
		this.cache.bury("dead");
		assertThat(this.client.get("/post?id=gone").status()).isEqualTo(404);
		assertThat(this.client.get("/post?id=dead").status()).isEqualTo(404);
		assertThat(this.cache.loadCalls).hasValue(0);
		assertThat(this.server.traffic.total(Lookup.HIT)).isEqualTo(2);
	}

	@Test
	void miss_found_isServedAsMiss() {
		found("new", "{}");
		Reply reply = this.client.get("/post?id=new");
		assertThat(reply.status()).isEqualTo(200);
		assertThat(reply.header("X-Cache")).isEqualTo("MISS");
		assertThat(this.client.get("/post?id=nothing").status()).isEqualTo(404);
		assertThat(this.server.traffic.total(Lookup.MISS)).isEqualTo(2);
	}

	@Test
	void miss_unknown_isUnavailable() {
		unknown("new");
		Reply reply = this.client.get("/post?id=new");
		assertThat(reply.status()).isEqualTo(503);
		assertThat(reply.header("Retry-After")).isEqualTo("1");
		assertThat(reply.header("Content-Type")).isEqualTo("application/problem+json");
		assertThat(reply.text()).contains("\"status\":503").contains("the store does not answer");
		assertThat(this.client.get("/post?id=a").status()).isEqualTo(200);
	}

	@Test
	void suspect_whileLeased_isLoaded() {
		this.cache.suspect.add("a");
		found("a", "{\"id\":\"a\",\"n\":2}");
		assertThat(this.client.get("/post?id=a").header("X-Cache")).isEqualTo("MISS");
		unknown("a");
		assertThat(this.client.get("/post?id=a").header("X-Cache")).isEqualTo("STALE");
	}

	@Test
	void stale_withoutLease_hasAge() {
		this.cache.leased = false;
		this.cache.proofAgeNanos = Duration.ofMillis(3900).toNanos();
		Reply reply = this.client.get("/post?id=a");
		assertThat(reply.status()).isEqualTo(200);
		assertThat(reply.header("X-Cache")).isEqualTo("STALE");
		assertThat(reply.header("Age")).isEqualTo("3");
		assertThat(reply.text()).isEqualTo("{\"id\":\"a\"}");
		Reply known = this.client.get("/post?id=a", "If-None-Match: " + etag("a", ""));
		assertThat(known.status()).isEqualTo(304);
		assertThat(known.header("X-Cache")).isEqualTo("STALE");
		assertThat(known.header("Age")).isEqualTo("3");
		assertThat(this.cache.loadCalls).hasValue(0);
	}

	@Test
	void stale_olderThanAllowed_isUnavailable() {
		this.cache.leased = false;
		this.cache.proofAgeNanos = Duration.ofMinutes(6).toNanos();
		unknown("a");
		assertThat(this.client.get("/post?id=a").status()).isEqualTo(503);
	}

	@Test
	void absence_withoutLease_isNeverNotFoundFromMemory() {
		this.cache.leased = false;
		this.cache.absent.add("gone");
		this.cache.bury("dead");
		unknown("gone");
		assertThat(this.client.get("/post?id=gone").status()).isEqualTo(503);
		assertThat(this.client.get("/post?id=dead").status()).isEqualTo(503);
	}

	@Test
	void loaded_withoutLease_isStale() {
		this.cache.leased = false;
		this.cache.proofAgeNanos = Duration.ofMillis(3900).toNanos();
		found("new", "{}");
		Reply reply = this.client.get("/post?id=new");
		assertThat(reply.status()).isEqualTo(200);
		assertThat(reply.header("X-Cache")).isEqualTo("STALE");
		assertThat(reply.header("Age")).isEqualTo("3");
	}

	@Test
	void loaded_neverProven_isUnavailable() {
		this.cache.leased = false;
		this.cache.proofAgeNanos = Long.MAX_VALUE;
		found("new", "{}");
		assertThat(this.client.get("/post?id=new").status()).isEqualTo(503);
	}

	@Test
	void loadedAbsence_withoutLease_isUnavailable() {
		this.cache.leased = false;
		Reply reply = this.client.get("/post?id=nothing");
		assertThat(this.cache.loadCalls).hasValue(1);
		assertThat(reply.status()).isEqualTo(503);
	}

	@Test
	void minVersion_notReached_readsThrough() {
		found("a", "{\"n\":2}");
		Reply reply = this.client.get("/post?id=a", "X-Min-Version: 101");
		assertThat(reply.header("X-Cache")).isEqualTo("MISS");
		unknown("a");
		assertThat(this.client.get("/post?id=a", "X-Min-Version: 101").status()).isEqualTo(503);
		notReached("a");
		assertThat(this.client.get("/post?id=a", "X-Min-Version: 101").status()).isEqualTo(412);
		assertThat(this.client.get("/post?id=a", "X-Min-Version: 99999999999999999999").status()).isEqualTo(412);
		assertThat(this.client.get("/post?id=a", "X-Min-Version: 00000000000000000000100").status()).isEqualTo(200);
	}

}
