package io.heavyread.reader;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;

import io.heavyread.protocol.Position;
import io.heavyread.protocol.fleet.Fleet;
import io.heavyread.protocol.test.RedisProcess;
import io.heavyread.store.WriteResult.Written;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Whole readers with a real Redis. */
class ReaderIT {

	private static final String MAX_STALE = "platform.cache.max-stale=6s";

	private RedisProcess redis;

	private Posts posts;

	private List<ReaderNode> readers;

	@BeforeEach
	void start() {
		this.redis = RedisProcess.start();
		this.posts = new Posts(this.redis);
		this.readers = List.of(new ReaderNode("reader-1", this.redis.address(), MAX_STALE),
				new ReaderNode("reader-2", this.redis.address(), MAX_STALE, "platform.reader.transport=nio"));
		this.readers.forEach((reader) -> patiently().until(() -> reader.data("/health").statusCode() == 200));
	}

	@AfterEach
	void stop() {
		this.readers.forEach(ReaderNode::close);
		this.posts.close();
		this.redis.close();
	}

	@Test
	void write_ofPost_isServedByEveryReader() {
		String body = "{\"id\":\"post-1\",\"title\":\"\u00e4\u20ac\ud83d\ude00\"}";
		Written written = this.posts.put("post-1", body);
		for (ReaderNode reader : this.readers) {
			HttpResponse<String> reply = awaitVersion(reader, "post-1", written.version());
			assertThat(reply.body()).isEqualTo(body);
			assertThat(reply.headers().firstValue("ETag")).hasValue('"' + Position.hex(written.chain()) + '"');
			assertThat(reply.headers().firstValue("X-Cache")).hasValue("HIT");
		}
		Written replaced = this.posts.put("post-1", "{}");
		this.readers
			.forEach((reader) -> assertThat(awaitVersion(reader, "post-1", replaced.version()).body()).isEqualTo("{}"));
		this.posts.delete("post-1");
		this.readers.forEach((reader) -> patiently().until(() -> reader.data("/post?id=post-1").statusCode() == 404));
	}

	@Test
	void post_writtenBeforeTheStart_isLoaded() {
		this.posts.put("post-old", "{\"old\":1}");
		try (ReaderNode late = new ReaderNode("reader-3", this.redis.address(), "platform.reader.warm-up=none")) {
			patiently().until(() -> late.data("/health").statusCode() == 200);
			HttpResponse<String> reply = late.data("/post?id=post-old");
			assertThat(reply.statusCode()).isEqualTo(200);
			assertThat(reply.headers().firstValue("X-Cache")).hasValue("MISS");
			assertThat(late.data("/post?id=post-old").headers().firstValue("X-Cache")).hasValue("HIT");
			assertThat(late.data("/post?id=nothing").statusCode()).isEqualTo(404);
		}
	}

	@Test
	void storePaused_hitsAreStaleThenRefusedThenFresh() {
		Written written = this.posts.put("post-1", "{}");
		ReaderNode reader = this.readers.get(0);
		awaitVersion(reader, "post-1", written.version());
		this.redis.pause();
		patiently().until(() -> isCached(reader, "STALE"));
		assertThat(reader.data("/post?id=post-1").headers().firstValue("Age")).isPresent();
		assertThat(reader.data("/post?id=unknown").statusCode()).isEqualTo(503);
		assertThat(reader.data("/health").statusCode()).isEqualTo(503);
		assertThat(reader.open("GET", "/actuator/health/readiness").statusCode()).isEqualTo(200);
		patiently().until(() -> reader.data("/post?id=post-1").statusCode() == 503);
		assertThat(reader.open("GET", "/actuator/health/readiness").statusCode()).isEqualTo(503);
		assertThat(reader.open("GET", "/actuator/health/liveness").statusCode()).isEqualTo(200);
		this.redis.resume();
		patiently().until(() -> isCached(reader, "HIT"));
		assertThat(reader.data("/health").statusCode()).isEqualTo(200);
	}

	@Test
	void readers_areRegisteredWithTheirAddresses() {
		ReaderNode reader = this.readers.get(1);
		Fleet fleet = reader.get(Fleet.class);
		patiently().untilAsserted(() -> assertThat(fleet.members()).anyMatch((member) -> member.role().equals("reader")
				&& member.id().equals("reader-2") && member.dataAddress().equals("127.0.0.1:" + reader.port())
				&& member.managementAddress().equals("127.0.0.1:" + reader.managementPort())));
	}

	private static boolean isCached(ReaderNode reader, String how) {
		return reader.data("/post?id=post-1").headers().firstValue("X-Cache").filter(how::equals).isPresent();
	}

	private static HttpResponse<String> awaitVersion(ReaderNode reader, String id, long version) {
		return patiently().until(() -> reader.data("/post?id=" + id),
				(reply) -> reply.headers().firstValueAsLong("X-Post-Version").orElse(0) == version
						&& reply.headers().firstValue("X-Cache").filter("HIT"::equals).isPresent());
	}

	private static ConditionFactory patiently() {
		return await().atMost(Duration.ofSeconds(20)).pollInterval(Duration.ofMillis(50));
	}

}
