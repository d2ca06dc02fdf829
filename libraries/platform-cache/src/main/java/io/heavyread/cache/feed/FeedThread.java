package io.heavyread.cache.feed;

import java.time.Duration;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

import io.heavyread.cache.proof.Inbox;
import io.heavyread.protocol.support.DaemonThreads;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that owns a feed's state, with its inbox. Events run one after the other
 * in the order of their arrival; messages beyond the bound on bytes are dropped, which
 * the feed finds and repairs like any lost message.
 */
public final class FeedThread implements Inbox, AutoCloseable {

	private static final Logger logger = LoggerFactory.getLogger(FeedThread.class);

	private final LinkedBlockingQueue<Event> events = new LinkedBlockingQueue<>();

	private final AtomicLong queuedBytes = new AtomicLong();

	private final long maxBytes;

	private final long tickNanos;

	private final Thread thread;

	private volatile @Nullable Runnable onTick;

	private volatile boolean closed;

	public FeedThread(String name, long maxBytes, Duration tick) {
		this.maxBytes = maxBytes;
		this.tickNanos = tick.toNanos();
		this.thread = DaemonThreads.named(name, this::run);
	}

	/** Start the thread, which calls the action between events about once per tick. */
	public void start(Runnable tickAction) {
		this.onTick = tickAction;
		this.thread.start();
	}

	@Override
	public void execute(Runnable event) {
		this.events.add(new Event(event, 0));
	}

	@Override
	public boolean offer(Runnable event, int bytes) {
		if (this.queuedBytes.addAndGet(bytes) > this.maxBytes) {
			this.queuedBytes.addAndGet(-bytes);
			return false;
		}
		this.events.add(new Event(event, bytes));
		return true;
	}

	private void run() {
		long nextTick = System.nanoTime();
		while (!this.closed) {
			try {
				Event event = this.events.poll(nextTick - System.nanoTime(), TimeUnit.NANOSECONDS);
				if (event != null) {
					this.queuedBytes.addAndGet(-event.bytes());
					guarded(event.action());
				}
				if (System.nanoTime() - nextTick >= 0) {
					nextTick = System.nanoTime() + this.tickNanos;
					guarded(this.onTick);
				}
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
				return;
			}
		}
	}

	private static void guarded(@Nullable Runnable action) {
		try {
			if (action != null) {
				action.run();
			}
		}
		catch (RuntimeException | Error ex) {
			logger.error("An event of the feed failed; the next poll repairs what it left undone", ex);
		}
	}

	@Override
	public void close() {
		this.closed = true;
		this.thread.interrupt();
	}

	private record Event(Runnable action, int bytes) {
	}

}
