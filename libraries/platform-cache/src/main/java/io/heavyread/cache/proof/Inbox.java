package io.heavyread.cache.proof;

import java.util.concurrent.Executor;

/**
 * Where events for the feed go in; they come out on the feed's thread, in order. Any
 * thread may call.
 */
public interface Inbox extends Executor {

	/**
	 * Add an event that holds memory, unless too much is waiting already.
	 * @return whether it was added
	 */
	boolean offer(Runnable event, int bytes);

}
