package io.heavyread.store;

import java.util.concurrent.CompletionStage;

import io.heavyread.protocol.StoreException;

/**
 * The store as a writer uses it. One per writer; any thread may call; calls return at
 * once.
 */
public interface PostStore {

	/**
	 * Commit, log and publish one write in one indivisible step. The stage fails with a
	 * {@link StoreException} when the store did not take the write or did not say so in
	 * time.
	 */
	CompletionStage<WriteResult> write(Write write);

	/**
	 * Remember the reply that was sent for an idempotency key, in place of the result
	 * that the write left there, until the key expires.
	 */
	CompletionStage<Void> rememberReply(String idempotencyKey, String fingerprint, byte[] reply);

	/**
	 * Tell whether writes can succeed now: the store answers, takes writes and has a
	 * history. Costs nothing; as of the last look, at most two seconds ago.
	 */
	boolean isWritable();

}
