package io.heavyread.cache.source;

import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

import io.heavyread.protocol.wire.LogEntry;
import org.jspecify.annotations.Nullable;

/**
 * What the feed and the loader ask of the store. Calls return at once; answers come on
 * threads of the store. Stages fail when the store does not answer within its command
 * time-out.
 */
public interface FeedStore {

	/**
	 * Subscribe, and again after each loss of the connection, until closed. Called once.
	 */
	void open(Subscriber subscriber);

	/**
	 * Ask for the store's position on the connection that carries the messages, so that
	 * reply and messages share one order. Exactly one of the consumers is called, in that
	 * order.
	 */
	void poll(Consumer<StoreStatus> reply, Consumer<Throwable> failure);

	/** Ask for the store's clock, microseconds since 1970. */
	void clock(Consumer<Long> reply);

	/** Read the log from the given sequence, inclusive, in order. */
	CompletionStage<Reading<List<LogEntry>>> log(long fromSequence, int limit);

	/** Read what the store has of one id. */
	CompletionStage<Reading<Stored>> frame(String id);

	/**
	 * Read the stored bytes of each id, null where there are none, in the order of the
	 * ids.
	 */
	CompletionStage<Reading<List<byte @Nullable []>>> frames(List<String> ids);

	/**
	 * Read the first bytes, as many as a frame's header has, of each id, null where there
	 * are none.
	 */
	CompletionStage<Reading<List<byte @Nullable []>>> headers(List<String> ids);

	/**
	 * Tell that this reader reflects every write up to the version. Returns at once.
	 */
	void acknowledge(long version, long lagMicros);

	/**
	 * Replace the connections, because they are open but do not do their work, or not to
	 * the right server: its address is asked for anew.
	 */
	void reconnect();

	/** Close all connections. */
	void close();

	/**
	 * What the store has of one id.
	 *
	 * @param frame the stored bytes, or null where there are none
	 * @param isIndexed whether the index of living posts names the id; tells something
	 * only where there is no frame
	 */
	record Stored(byte @Nullable [] frame, boolean isIndexed) {
	}

	/** Receives what happens on the subscription, on one thread at a time, in order. */
	interface Subscriber {

		/** The subscription is confirmed, for the first time or again. */
		void subscribed();

		/** The connection is lost. */
		void disconnected();

		/** A message arrived. */
		void message(byte[] bytes);

		/** A writer waits until this reader reflects every write up to the version. */
		void acknowledgementWanted(long version);

	}

}
