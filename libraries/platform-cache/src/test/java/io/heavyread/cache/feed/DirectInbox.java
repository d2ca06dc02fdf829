package io.heavyread.cache.feed;

/** Runs events where they happen; messages not while it is full. */
final class DirectInbox implements Inbox {

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
