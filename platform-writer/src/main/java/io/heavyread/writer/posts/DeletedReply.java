package io.heavyread.writer.posts;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import io.heavyread.protocol.fleet.Propagation;
import io.heavyread.store.WriteResult.Written;
import io.heavyread.writer.commit.CommitReply;
import io.heavyread.writer.http.Json;
import io.heavyread.writer.http.Reply;
import org.jspecify.annotations.Nullable;

/**
 * The reply of a delete; a repetition names the same post, so nothing is kept for it.
 *
 * @param id the post's id
 */
record DeletedReply(String id) implements CommitReply {

	private static final byte[] NOTHING = {};

	@Override
	public byte[] context() {
		return NOTHING;
	}

	@Override
	public CommitReply ofFirst(byte[] context) {
		return this;
	}

	@Override
	public Reply make(Written written, Duration duration, @Nullable List<Propagation> propagation) {
		String version = Long.toString(written.version());
		if (propagation == null) {
			return new Reply(204, Map.of("X-Post-Version", version), NOTHING);
		}
		byte[] body = Json.object((json) -> {
			json.writeStringProperty("status", "success");
			json.writeStringProperty("post_id", this.id);
			json.writeNumberProperty("version", written.version());
			PropagationJson.write(json, propagation);
		});
		return new Reply(200, Map.of("X-Post-Version", version, "Content-Type", "application/json"), body);
	}

}
