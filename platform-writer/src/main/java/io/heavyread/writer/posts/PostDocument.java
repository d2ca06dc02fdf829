package io.heavyread.writer.posts;

import java.time.Instant;

import io.heavyread.writer.http.Json;

import org.springframework.util.DigestUtils;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * A post as readers send it.
 *
 * @param id the post's id
 * @param hash lower-case hex MD5 of id, title, content and author, one after the other
 * @param bytes the JSON document, produced once
 */
record PostDocument(String id, String hash, byte[] bytes) {

	static PostDocument of(String id, PostDraft draft, Instant time) {
		String hash = hash(id + draft.title() + draft.content() + draft.author());
		byte[] bytes = Json.object((json) -> {
			json.writeStringProperty("id", id);
			json.writeStringProperty("title", draft.title());
			json.writeStringProperty("content", draft.content());
			json.writeStringProperty("author", draft.author());
			json.writeNumberProperty("timestamp", nanos(time));
			json.writeStringProperty("hash", hash);
		});
		return new PostDocument(id, hash, bytes);
	}

	private static String hash(String text) {
		return DigestUtils.md5DigestAsHex(text.getBytes(UTF_8));
	}

	/** Return the instant as nanoseconds since 1970. */
	static long nanos(Instant time) {
		return Math.addExact(Math.multiplyExact(time.getEpochSecond(), 1_000_000_000L), time.getNano());
	}

}
