package io.heavyread.reader;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

import io.heavyread.protocol.test.RedisProcess;
import io.heavyread.protocol.test.RespClient;
import io.heavyread.store.boot.WriterStoreConfiguration;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * A reader of this wire version beside a writer of the next one, and of the one before:
 * the same write script with another version in its frames.
 */
@ExtendWith(OutputCaptureExtension.class)
class MixedVersionsIT {

	private RedisProcess redis;

	private Posts posts;

	private ReaderNode reader;

	@BeforeEach
	void start() {
		this.redis = RedisProcess.start();
		this.posts = new Posts(this.redis);
		this.reader = new ReaderNode("reader-1", this.redis.address());
		patiently().until(() -> this.reader.data("/health").statusCode() == 200);
	}

	@AfterEach
	void stop() {
		this.reader.close();
		this.posts.close();
		this.redis.close();
	}

	@ParameterizedTest
	@ValueSource(ints = { 2, 0 })
	void otherWriter_isRefusedOnce_andTheRestIsServed(int version, CapturedOutput output) {
		this.posts.put("ours", "{}");
		this.posts.put("replaced", "{\"by\":\"us\"}");
		patiently().until(() -> isHit("ours") && isHit("replaced"));
		for (int i = 0; i < 5; i++) {
			write(version, "replaced", "{\"by\":\"them\"}");
			write(version, "theirs-" + i, "{}");
		}
		patiently().until(() -> state().path("sequence").asLong() == 12);
		assertThat(isHit("ours")).isTrue();
		assertThat(this.reader.data("/health").statusCode()).isEqualTo(200);
		HttpResponse<String> theirs = this.reader.data("/post?id=theirs-0");
		assertThat(theirs.statusCode()).isEqualTo(503);
		assertThat(theirs.headers().firstValue("Retry-After")).isPresent();
		HttpResponse<String> replaced = this.reader.data("/post?id=replaced");
		assertThat(replaced.headers().firstValue("X-Cache")).hasValue("STALE");
		assertThat(toldVersion()).isEqualTo("" + version);
		assertThat(state().path("changes").path("invalid").asInt()).isPositive();
		assertThat(this.reader.open("GET", "/actuator/prometheus").body())
			.contains("platform_wire_unsupported " + version + ".0");
		assertThat(output.getOut().split("Frames of wire version " + version + " are about", -1)).hasSize(2);
		this.posts.put("theirs-0", "{\"by\":\"us\"}");
		patiently().until(() -> isHit("theirs-0"));
	}

	/** Nobody has asked for the post, and nothing of it is loaded. */
	@Test
	void messageOfAnotherWriter_isToldAtOnce(CapturedOutput output) {
		assertThat(toldVersion()).isEmpty();
		write(2, "theirs", "{}");
		patiently().until(() -> toldVersion().equals("2"));
		assertThat(output.getOut()).containsOnlyOnce("Frames of wire version 2 are about");
	}

	/** The message went by before the reader was there. */
	@Test
	void storedPostOfAnotherWriter_isToldWhenItIsLoaded() {
		this.reader.close();
		write(2, "theirs", "{}");
		this.reader = new ReaderNode("reader-1", this.redis.address());
		patiently().until(() -> this.reader.data("/health").statusCode() == 200);
		assertThat(this.reader.data("/post?id=theirs").statusCode()).isEqualTo(503);
		assertThat(toldVersion()).isEqualTo("2");
	}

	/** Commit as a writer of another version does. */
	private void write(int version, String id, String body) {
		try (RespClient client = new RespClient(this.redis.port())) {
			List<String> keys = List.of("meta", "post:" + id, "log", "index", "idem:");
			List<String> words = new java.util.ArrayList<>(List.of("EVAL", script(version), "5"));
			keys.forEach((key) -> words.add("{posts}:" + key));
			words.addAll(List.of("1", id, body, "none", "", "", "", "1000", "60", "60", "posts_updates", "65536"));
			assertThat(client.text(words.toArray(String[]::new))).isEqualTo("WRITTEN");
		}
	}

	private static String script(int version) {
		try (InputStream script = WriterStoreConfiguration.class
			.getResourceAsStream("/io/heavyread/store/write/write.lua")) {
			return new String(script.readAllBytes(), StandardCharsets.UTF_8).replace("PST\\1", "PST\\" + version);
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private boolean isHit(String id) {
		return this.reader.data("/post?id=" + id).headers().firstValue("X-Cache").filter("HIT"::equals).isPresent();
	}

	private JsonNode state() {
		return JsonMapper.shared().readTree(this.reader.manage("GET", "/actuator/postcache").body());
	}

	/** Return the version that the reader has met, empty when there was none. */
	private String toldVersion() {
		return state().path("unsupportedWireVersion").asString("");
	}

	private static ConditionFactory patiently() {
		return await().atMost(Duration.ofSeconds(20)).pollInterval(Duration.ofMillis(50));
	}

}
