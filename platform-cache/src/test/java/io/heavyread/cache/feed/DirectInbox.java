package io.heavyread.cache.feed;

/** Runs events where they happen. */
final class DirectInbox implements Inbox {

	@Override
	public void execute(Runnable event) {
		event.run();
	}

	@Override
	public boolean offer(Runnable event, int bytes) {
		event.run();
		return true;
	}

}
