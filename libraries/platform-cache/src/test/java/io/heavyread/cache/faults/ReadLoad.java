package io.heavyread.cache.faults;

import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Reads all posts of a run from all readers, all the time, and notes every answer. */
public final class ReadLoad implements AutoCloseable {

	/** Number of posts in a run. */
	public static final int IDS = 200;

	private static final long INTERVAL_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

	private final String run;

	private final History history;

	private final List<Thread> threads;

	private volatile boolean closed;

	public ReadLoad(String run, List<FaultReader> readers, History history) {
		this.run = run;
		this.history = history;
		this.threads = readers.stream()
			.map((reader) -> new Thread(() -> read(reader), run + "-" + reader.id()))
			.toList();
	}

	public void start() {
		this.threads.forEach(Thread::start);
	}

	private void read(FaultReader reader) {
		Random random = new Random(reader.id().hashCode());
		while (!this.closed) {
			int at = Math.min(random.nextInt(IDS), random.nextInt(IDS));
			reader.ask(this.run + "-" + at).thenAccept(this.history::add);
			LockSupport.parkNanos(INTERVAL_NANOS);
		}
	}

	@Override
	public void close() {
		this.closed = true;
		this.threads.forEach(WriteLoad::join);
	}

}
