package io.heavyread.console;

import java.util.concurrent.ThreadFactory;

/** Threads that never keep the process from ending. */
public final class DaemonThreads {

	private DaemonThreads() {
	}

	/** Return a factory of threads of that name. */
	public static ThreadFactory named(String name) {
		return (work) -> {
			Thread thread = new Thread(work, name);
			thread.setDaemon(true);
			return thread;
		};
	}

}
