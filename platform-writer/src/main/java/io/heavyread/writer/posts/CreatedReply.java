package io.heavyread.writer.posts;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.heavyread.protocol.Position;
import io.heavyread.protocol.fleet.Propagation;
import io.heavyread.store.WriteResult.Written;
import io.heavyread.writer.commit.CommitReply;
import io.heavyread.writer.http.Json;
import io.heavyread.writer.http.Reply;
import org.jspecify.annotations.Nullable;

import static java.nio.charset.StandardCharsets.US_ASCII;

/**
 * What is known of a post before its commit: enough, with the store's result, to make the
 * reply.
 *
 * @param id the post's id
 * @param hash the post's hash
 * @param publishTimeNanos the instant just before the commit, nanoseconds since 1970
 */
record CreatedReply(String id, String hash, long publishTimeNanos) implements CommitReply {

	private static final String SEPARATOR = " ";

	@Override
	public byte[] context() {
		return String.join(SEPARATOR, this.id, this.hash, Long.toString(this.publishTimeNanos)).getBytes(US_ASCII);
	}

	@Override
	public CommitReply ofFirst(byte[] context) {
		String[] words = new String(context, US_ASCII).split(SEPARATOR, 3);
		return new CreatedReply(words[0], words[1], Long.parseLong(words[2]));
	}

	@Override
	public Reply make(Written written, Duration duration, @Nullable List<Propagation> propagation) {
		String etag = '"' + Position.hex(written.chain()) + '"';
		Map<String, String> headers = new LinkedHashMap<>();
		headers.put("Content-Type", "application/json");
		headers.put("ETag", etag);
		headers.put("X-Post-Version", Long.toString(written.version()));
		headers.put("Location", "/post?id=" + this.id);
		byte[] body = Json.object((json) -> {
			json.writeStringProperty("status", "success");
			json.writeStringProperty("post_id", this.id);
			json.writeStringProperty("hash", this.hash);
			json.writeNumberProperty("version", written.version());
			json.writeStringProperty("etag", etag);
			json.writeStringProperty("publish_duration", millis(duration));
			json.writeNumberProperty("publish_time_ns", this.publishTimeNanos);
			// JavaScript's numbers hold milliseconds to the last digit, nanoseconds not.
			json.writeNumberProperty("publish_time_ms", this.publishTimeNanos / 1_000_000);
			PropagationJson.write(json, propagation);
		});
		return new Reply(written.created() ? 201 : 200, headers, body);
	}

	private static String millis(Duration duration) {
		return String.format(Locale.ROOT, "%.2fms", duration.toNanos() / 1e6);
	}

}
