package io.heavyread.reader.server;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import io.heavyread.reader.connection.OpenConnections;
import io.netty.channel.EventLoop;

/**
 * The orderly end of the data port: each response ends its connection; after the drain
 * delay nothing more is accepted and idle connections are closed; when none is left, or
 * the drain time-out, which begins then, is over, the threads end.
 */
@SuppressWarnings("FutureReturnValueIgnored")
final class Drain {

	private static final long LOOK_MILLIS = 20;

	private final DataServer.Running server;

	private final ReaderProperties properties;

	private final Runnable callback;

	private final EventLoop timer;

	private final long endNanos;

	Drain(DataServer.Running server, ReaderProperties properties, Runnable callback) {
		this.server = server;
		this.properties = properties;
		this.callback = callback;
		this.timer = server.group().next();
		this.endNanos = System.nanoTime() + properties.drainDelay().plus(properties.drainTimeout()).toNanos();
	}

	void begin() {
		this.server.connections().values().forEach(OpenConnections::drain);
		this.timer.schedule(this::stopAccepting, this.properties.drainDelay().toNanos(), TimeUnit.NANOSECONDS);
	}

	private void stopAccepting() {
		this.server.listener().close().addListener((closed) -> {
			this.server.connections().forEach((eventLoop, own) -> eventLoop.execute(own::closeIdle));
			this.timer.execute(this::look);
		});
	}

	private void look() {
		AtomicInteger unheard = new AtomicInteger(this.server.connections().size());
		AtomicInteger open = new AtomicInteger();
		this.server.connections().forEach((eventLoop, own) -> eventLoop.execute(() -> {
			open.addAndGet(own.size());
			if (unheard.decrementAndGet() == 0) {
				this.timer.execute(() -> decide(open.get()));
			}
		}));
	}

	private void decide(int open) {
		if (open > 0 && System.nanoTime() < this.endNanos) {
			this.timer.schedule(this::look, LOOK_MILLIS, TimeUnit.MILLISECONDS);
			return;
		}
		this.server.group().shutdownGracefully(0, 1, TimeUnit.SECONDS).addListener((ended) -> this.callback.run());
	}

}
