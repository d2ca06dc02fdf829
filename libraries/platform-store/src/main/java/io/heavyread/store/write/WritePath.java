package io.heavyread.store.write;

import java.util.concurrent.CompletionStage;

import io.heavyread.protocol.redis.Session;
import io.heavyread.store.WriteResult;

/** How a write gets to the primary, and when its reply counts. Any thread may call. */
interface WritePath extends AutoCloseable {

	/**
	 * Send a write. The stage fails with a {@link io.heavyread.protocol.StoreException},
	 * or with what the client of Redis threw.
	 */
	CompletionStage<WriteResult> write(ScriptedWrite write);

	/** Begin to connect, where it has connections of its own. */
	default void open() {
	}

	/** Make connections of its own anew that lead to another server than this one. */
	default void follow(Session session) {
	}

	/**
	 * Make connections of its own anew: the server that they lead to is not used any
	 * more.
	 */
	default void replace(String why) {
	}

	@Override
	default void close() {
	}

}
