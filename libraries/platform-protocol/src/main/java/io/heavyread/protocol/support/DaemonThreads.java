package io.heavyread.protocol.support;

import java.util.concurrent.ThreadFactory;

/** Threads that never keep the process from ending. */
public final class DaemonThreads {

	private DaemonThreads() {
	}

	/** Return a factory of threads of that name. */
	public static ThreadFactory named(String name) {
		return (work) -> named(name, work);
	}

	/** Return a thread of that name, which is not started. */
	public static Thread named(String name, Runnable work) {
		Thread thread = new Thread(work, name);
		thread.setDaemon(true);
		return thread;
	}

}
