package io.heavyread.store;

import io.heavyread.protocol.DocumentId;
import org.jspecify.annotations.Nullable;

/**
 * One write, put or delete.
 *
 * @param kind what to do
 * @param id the document's id
 * @param body the document's bytes; empty for a delete
 * @param condition what must hold of the present document
 * @param idempotency the key under which a repetition has no second effect, or null
 */
public record Write(Kind kind, String id, byte[] body, WriteCondition condition, @Nullable Idempotency idempotency) {

	public Write {
		if (!DocumentId.isValid(id)) {
			throw new IllegalArgumentException("not an id: '" + id + "'");
		}
		if (kind == Kind.DELETE && body.length > 0) {
			throw new IllegalArgumentException("a delete has no body, but got " + body.length + " bytes");
		}
	}

	/** Put or delete. */
	public enum Kind {

		PUT, DELETE

	}

	/**
	 * What makes a repeated write recognisable.
	 *
	 * @param key the client's key, 1 to 128 visible ASCII characters
	 * @param fingerprint hash of the whole request, not empty; the same key with another
	 * one is a conflict
	 * @param context opaque bytes that the store keeps with the result, to build the
	 * reply of a repetition from
	 */
	public record Idempotency(String key, String fingerprint, byte[] context) {

		public Idempotency {
			if (key.isEmpty() || fingerprint.isEmpty()) {
				throw new IllegalArgumentException("an idempotency key and its fingerprint are not empty");
			}
		}

	}

}
