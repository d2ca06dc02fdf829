package io.heavyread.console.live;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter.SseEventBuilder;

/**
 * One browser on one page. Holds at most one batch that waits: a slow browser skips
 * states, it never makes others wait.
 */
final class Subscriber {

	private final SseEmitter emitter;

	private final String user;

	private final @Nullable String session;

	private final Consumer<Subscriber> gone;

	private final AtomicBoolean sending = new AtomicBoolean();

	private final AtomicReference<@Nullable Map<String, String>> waiting = new AtomicReference<>();

	private Map<String, String> sent = Map.of();

	/**
	 * Create a subscriber.
	 * @param emitter sends to it
	 * @param user who looks at the page
	 * @param session the session that it ends with, null for a call without one
	 * @param gone is told when its client cannot be reached: one that has left before the
	 * answer begins never completes the emitter
	 */
	Subscriber(SseEmitter emitter, String user, @Nullable String session, Consumer<Subscriber> gone) {
		this.emitter = emitter;
		this.user = user;
		this.session = session;
		this.gone = gone;
	}

	String user() {
		return this.user;
	}

	boolean belongsTo(String session) {
		return session.equals(this.session);
	}

	/** Send what differs from the last batch, in the background. */
	void offer(Map<String, String> parts, Executor executor) {
		this.waiting.set(parts);
		if (this.sending.compareAndSet(false, true)) {
			try {
				executor.execute(this::drain);
			}
			catch (RejectedExecutionException ex) {
				this.sending.set(false);
			}
		}
	}

	private void drain() {
		try {
			Map<String, String> parts = this.waiting.getAndSet(null);
			if (parts != null) {
				send(parts);
			}
		}
		catch (IOException | IllegalStateException ex) {
			this.emitter.completeWithError(ex);
			this.gone.accept(this);
		}
		finally {
			this.sending.set(false);
		}
	}

	private void send(Map<String, String> parts) throws IOException {
		for (Map.Entry<String, String> part : parts.entrySet()) {
			if (!part.getValue().equals(this.sent.get(part.getKey()))) {
				SseEventBuilder event = SseEmitter.event().name(part.getKey()).data(part.getValue()).reconnectTime(500);
				this.emitter.send(event);
			}
		}
		this.sent = parts;
	}

	void close() {
		this.emitter.complete();
	}

}
