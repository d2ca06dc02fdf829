package io.heavyread.protocol.test;

/** Lets bytes of one direction pass, slowly, or not at all. Any thread may call. */
final class Gate {

	private static final long SECOND_MILLIS = 1000;

	private boolean shut;

	private boolean open = true;

	private long bytesPerSecond = Long.MAX_VALUE;

	synchronized void stall() {
		this.shut = true;
	}

	synchronized void flow() {
		this.shut = false;
		notifyAll();
	}

	synchronized void throttle(long limit) {
		this.bytesPerSecond = limit;
		notifyAll();
	}

	/** Let everything pass from now on. */
	synchronized void remove() {
		this.open = false;
		notifyAll();
	}

	/** Wait until that many bytes may pass. */
	synchronized void pass(int bytes) throws InterruptedException {
		while (this.shut && this.open) {
			wait();
		}
		long dueMillis = System.currentTimeMillis() + (long) (SECOND_MILLIS * (double) bytes / this.bytesPerSecond);
		for (long left = dueMillis - System.currentTimeMillis(); left > 0
				&& this.open; left = dueMillis - System.currentTimeMillis()) {
			wait(left);
		}
	}

}
