package io.heavyread.cache.feed;

import io.heavyread.cache.proof.Inbox;

/** Runs events where they happen; messages not while it is full. */
public final class DirectInbox implements Inbox {

	private boolean full;

	void fill() {
		this.full = true;
	}

	@Override
	public void execute(Runnable event) {
		event.run();
	}

	@Override
	public boolean offer(Runnable event, int bytes) {
		if (!this.full) {
			event.run();
		}
		return !this.full;
	}

}
