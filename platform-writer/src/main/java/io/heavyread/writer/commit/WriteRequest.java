package io.heavyread.writer.commit;

import io.heavyread.cache.store.Write;
import io.heavyread.cache.store.WriteCondition;
import io.heavyread.writer.idempotency.RequestSignature;
import org.jspecify.annotations.Nullable;

/**
 * What every write brings along, read and checked.
 *
 * @param body the request's body
 * @param condition what must hold for the write to happen
 * @param signature what makes the request recognisable, null when it has no idempotency
 * key
 * @param acknowledgement what to wait for after the commit
 */
public record WriteRequest(byte[] body, WriteCondition condition, @Nullable RequestSignature signature,
		Acknowledgement acknowledgement) {

	/**
	 * Return the plan to put a post.
	 * @param id the post's id
	 * @param post the post's bytes
	 * @param context what the form needs to make the reply, also later
	 * @param form how the reply is made
	 */
	public PlannedWrite put(String id, byte[] post, byte[] context, ReplyForm form) {
		return plan(Write.Kind.PUT, id, post, context, form);
	}

	/** Return the plan to delete a post; its reply needs no context. */
	public PlannedWrite delete(String id, ReplyForm form) {
		return plan(Write.Kind.DELETE, id, new byte[0], new byte[0], form);
	}

	private PlannedWrite plan(Write.Kind kind, String id, byte[] post, byte[] context, ReplyForm form) {
		Write.Idempotency idempotency = (this.signature != null) ? this.signature.toIdempotency(context) : null;
		Write write = new Write(kind, id, post, this.condition, idempotency);
		return new PlannedWrite(write, this.signature, this.acknowledgement, context, form);
	}

}
