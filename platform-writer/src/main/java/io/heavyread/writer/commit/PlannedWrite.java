package io.heavyread.writer.commit;

import io.heavyread.cache.store.Write;
import io.heavyread.writer.idempotency.RequestSignature;
import org.jspecify.annotations.Nullable;

/**
 * A write and how it will be answered.
 *
 * @param write what the store is to do
 * @param signature of the request, null when it has no idempotency key
 * @param acknowledgement what to wait for after the commit
 * @param context what the form needs to make the reply
 * @param form how the reply is made
 */
public record PlannedWrite(Write write, @Nullable RequestSignature signature, Acknowledgement acknowledgement,
		byte[] context, ReplyForm form) {
}
