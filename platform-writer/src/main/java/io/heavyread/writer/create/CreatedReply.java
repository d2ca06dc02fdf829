package io.heavyread.writer.create;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

import io.heavyread.cache.Position;
import io.heavyread.cache.store.WriteResult.Written;
import io.heavyread.writer.commit.Committed;
import io.heavyread.writer.commit.PropagationJson;
import io.heavyread.writer.http.Json;
import io.heavyread.writer.http.Reply;

import static java.nio.charset.StandardCharsets.US_ASCII;

/**
 * What is known of a created post before its commit: enough, with the store's result, to
 * make the reply.
 *
 * @param id the post's id
 * @param hash the post's hash
 * @param publishTimeNanos the instant just before the commit, nanoseconds since 1970
 */
record CreatedReply(String id, String hash, long publishTimeNanos) {

	private static final String SEPARATOR = " ";

	/** Return the three as bytes that the store can keep. */
	byte[] context() {
		return String.join(SEPARATOR, this.id, this.hash, Long.toString(this.publishTimeNanos)).getBytes(US_ASCII);
	}

	static Reply of(Committed committed) {
		String[] words = new String(committed.context(), US_ASCII).split(SEPARATOR, 3);
		return new CreatedReply(words[0], words[1], Long.parseLong(words[2])).reply(committed);
	}

	private Reply reply(Committed committed) {
		Written written = committed.written();
		String etag = '"' + Position.hex(written.chain()) + '"';
		Map<String, String> headers = new LinkedHashMap<>();
		headers.put("Content-Type", "application/json");
		headers.put("ETag", etag);
		headers.put("X-Post-Version", Long.toString(written.version()));
		headers.put("Location", "/post?id=" + this.id);
		return new Reply(written.created() ? 201 : 200, headers, body(committed, etag));
	}

	private byte[] body(Committed committed, String etag) {
		return Json.object((json) -> {
			json.writeStringProperty("status", "success");
			json.writeStringProperty("post_id", this.id);
			json.writeStringProperty("hash", this.hash);
			json.writeNumberProperty("version", committed.written().version());
			json.writeStringProperty("etag", etag);
			json.writeStringProperty("publish_duration", millis(committed.duration()));
			json.writeNumberProperty("publish_time_ns", this.publishTimeNanos);
			PropagationJson.write(json, committed.propagation());
		});
	}

	private static String millis(Duration duration) {
		return String.format(Locale.ROOT, "%.2fms", duration.toNanos() / 1e6);
	}

}
