package io.heavyread.service.body;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

import io.heavyread.service.web.Refusal;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.http.HttpStatus;

/**
 * A body while it arrives, without a thread. Tomcat calls it when there is something to
 * read, one thread at a time; the clock and other bodies may end it meanwhile. At its end
 * the request is dispatched again, to be handled or refused. What is refused for its size
 * is read on all the same, within bounds, so that its sender sees the refusal.
 */
final class IncomingBody implements ReadListener {

	private static final Logger logger = LoggerFactory.getLogger(IncomingBody.class);

	private static final int CHUNK = 8192;

	/** Least that is reserved, which bounds the number of bodies too. */
	private static final int BLOCK = 64 * 1024;

	private static final long MOST_DISCARDED = 16L * 1024 * 1024;

	private static final long PATIENCE_NANOS = Duration.ofMillis(500).toNanos();

	private static final long NANOS_PER_SECOND = 1_000_000_000;

	private final Bodies bodies;

	private final AsyncContext request;

	private final ServletInputStream input;

	private final long start;

	private final AtomicBoolean ended = new AtomicBoolean();

	private final AtomicLong reserved = new AtomicLong();

	private volatile @Nullable Refusal refusal;

	private byte[] bytes = new byte[0];

	private int size;

	private volatile long received;

	private volatile long lastArrival;

	/** How long after the last arrival it still keeps the least rate. */
	private volatile long aheadNanos = PATIENCE_NANOS;

	private long windowStart;

	private long receivedBefore;

	IncomingBody(Bodies bodies, AsyncContext request, ServletInputStream input) {
		this.bodies = bodies;
		this.request = request;
		this.input = input;
		this.start = bodies.now();
		this.lastArrival = this.start;
		this.windowStart = this.start;
	}

	/**
	 * Begin to read.
	 * @param declared the declared length, -1 for none
	 */
	void begin(long declared) {
		if (declared > this.bodies.limits().maxBytes()) {
			this.refusal = tooLarge(this.bodies.limits());
		}
		else {
			grow((declared >= 0) ? (int) Math.min(declared, BLOCK) : CHUNK);
		}
		this.bodies.watch(this);
		this.input.setReadListener(this);
	}

	@Override
	public void onDataAvailable() throws IOException {
		byte[] chunk = new byte[CHUNK];
		while (!this.ended.get() && this.input.isReady()) {
			int length = this.input.read(chunk);
			if (length < 0) {
				return;
			}
			take(chunk, length);
		}
	}

	@SuppressWarnings("NonAtomicVolatileUpdate") // one thread at a time reads
	private void take(byte[] chunk, int length) {
		this.received = this.received + length;
		arrived(length);
		if (this.refusal == null && (this.size + length <= this.bytes.length || grow(this.size + length))) {
			System.arraycopy(chunk, 0, this.bytes, this.size, length);
			this.size += length;
		}
		else if (this.received > MOST_DISCARDED) {
			end(this.refusal);
		}
	}

	/** However much comes at once, nobody gets far ahead. */
	private void arrived(int length) {
		long now = this.bodies.now();
		long left = this.aheadNanos - (now - this.lastArrival);
		long earned = length * NANOS_PER_SECOND / Math.max(1, this.bodies.limits().minRate().toBytes());
		this.aheadNanos = Math.min(PATIENCE_NANOS, left + earned);
		this.lastArrival = now;
	}

	/** Make room, or refuse the body and let go of what it has. */
	private boolean grow(int least) {
		BodyLimits limits = this.bodies.limits();
		if (least > limits.maxBytes()) {
			return refuse(tooLarge(limits));
		}
		int capacity = Math.min(limits.maxBytes(), Math.max(least, 2 * this.bytes.length));
		long bytes = Math.max(BLOCK, capacity) - this.reserved.get();
		if (bytes > 0 && !this.bodies.reserve(this, bytes)) {
			return refuse(
					Refusal.of(HttpStatus.SERVICE_UNAVAILABLE, "Too many bodies arrive at once.").withoutEffect());
		}
		this.reserved.addAndGet(Math.max(0, bytes));
		this.bytes = Arrays.copyOf(this.bytes, capacity);
		return true;
	}

	private boolean refuse(Refusal reason) {
		this.refusal = reason;
		this.bytes = new byte[0];
		this.size = 0;
		release();
		return false;
	}

	static Refusal tooLarge(BodyLimits limits) {
		return Refusal.of(HttpStatus.CONTENT_TOO_LARGE, "The body has more than " + limits.maxBytes() + " bytes.");
	}

	@Override
	public void onAllDataRead() {
		end(this.refusal);
	}

	/** End the body for good: the request goes on in one of the server's threads. */
	private boolean end(@Nullable Refusal reason) {
		if (!this.ended.compareAndSet(false, true)) {
			return false;
		}
		this.refusal = reason;
		this.bodies.forget(this);
		try {
			this.request.dispatch();
		}
		catch (IllegalStateException ex) {
			logger.debug("The connection has ended", ex);
			release();
		}
		return true;
	}

	/**
	 * Tomcat cannot read on: the client is gone, or what it sends is no body. It closes
	 * the connection after this, so the answer is sent at once.
	 */
	@Override
	public void onError(Throwable failure) {
		release();
		if (!this.ended.compareAndSet(false, true)) {
			return;
		}
		this.bodies.forget(this);
		HttpServletResponse response = (HttpServletResponse) this.request.getResponse();
		try {
			response.setHeader("Connection", "close");
			((failure instanceof SocketTimeoutException) ? tooSlow() : malformed()).writeTo(response);
			response.flushBuffer();
		}
		catch (IOException | IllegalStateException ex) {
			logger.debug("The client has gone", ex);
		}
	}

	private static Refusal malformed() {
		return Refusal.of(HttpStatus.BAD_REQUEST, "The body is not complete or its chunks are malformed.");
	}

	private static Refusal tooSlow() {
		return Refusal.of(HttpStatus.REQUEST_TIMEOUT, "The body did not arrive in time.");
	}

	/** End the body when it takes too long. Called by the clock's thread alone. */
	void check() {
		long now = this.bodies.now();
		BodyLimits limits = this.bodies.limits();
		if (now - this.start > limits.timeout().toNanos()) {
			end(tooSlow());
		}
		else if (now - this.windowStart >= BodyLimits.WINDOW.toNanos()) {
			long all = this.received;
			if (all - this.receivedBefore < limits.minBytesPerWindow()) {
				end(tooSlow());
			}
			this.windowStart = now;
			this.receivedBefore = all;
		}
	}

	/**
	 * Tell whether it comes more slowly than the least rate by now, or not at all,
	 * whatever came before.
	 */
	boolean isSlow() {
		return this.bodies.now() - this.lastArrival > this.aheadNanos;
	}

	long lastArrival() {
		return this.lastArrival;
	}

	/** End for the sake of others; return the bytes that this has freed. */
	long giveWay() {
		long bytes = this.reserved.get();
		if (!end(Refusal.of(HttpStatus.SERVICE_UNAVAILABLE, "The body came too slowly while others waited.")
			.withoutEffect())) {
			return 0;
		}
		release();
		return bytes;
	}

	/** Return why the request is refused, null when it is not. */
	@Nullable Refusal refusal() {
		return this.refusal;
	}

	/**
	 * Return the same when the request is dispatched. A body that has not ended by then
	 * is not whole, whoever dispatched it.
	 */
	@Nullable Refusal outcome() {
		return this.ended.getAndSet(true) ? this.refusal : malformed();
	}

	byte[] bytes() {
		return this.bytes;
	}

	int size() {
		return this.size;
	}

	/** Give the bytes back; the first call counts. */
	void release() {
		this.bodies.release(this.reserved.getAndSet(0));
	}

}
