package io.heavyread.reader.answer;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import org.jspecify.annotations.Nullable;

/**
 * Collects the responses of one read batch in one pooled buffer. What a slow client does
 * not take stays where it is, in the shared bytes of the cache: only one buffer at a time
 * waits in memory for a client. For the connection's event loop only.
 */
@SuppressWarnings("FutureReturnValueIgnored")
public final class ResponseWriter {

	private static final int LEAST = 512;

	private final Channel channel;

	private final int limit;

	private @Nullable ByteBuf batch;

	private int lastBatch;

	private byte @Nullable [] rest;

	private int restFrom;

	private int restTo;

	private boolean advancing;

	ResponseWriter(Channel channel, int limit) {
		this.channel = channel;
		this.limit = limit;
	}

	/**
	 * Add a few bytes.
	 * @param bytes the bytes, copied
	 * @param following how many bytes will probably follow
	 */
	void head(byte[] bytes, int following) {
		batch(bytes.length + following).writeBytes(bytes);
	}

	/** Add a part of bytes that nobody changes. */
	void body(byte[] bytes, int from, int to) {
		ByteBuf into = batch(to - from);
		if (this.rest == null && into.readableBytes() + (to - from) <= this.limit) {
			into.writeBytes(bytes, from, to - from);
			return;
		}
		this.rest = bytes;
		this.restFrom = from;
		this.restTo = to;
		advance();
	}

	private ByteBuf batch(int expected) {
		ByteBuf into = this.batch;
		if (into == null) {
			int size = Math.max(LEAST, Math.max(Math.min(expected, this.limit), this.lastBatch));
			into = this.channel.alloc().directBuffer(size);
			this.batch = into;
		}
		return into;
	}

	/** Hand over what was collected. */
	public void flush() {
		ByteBuf full = this.batch;
		if (full != null) {
			this.batch = null;
			this.lastBatch = Math.min(full.readableBytes(), this.limit);
			this.channel.writeAndFlush(full, this.channel.voidPromise());
		}
	}

	/** Go on with a response that did not fit, as far as the client takes it. */
	public void advance() {
		if (this.advancing) {
			return;
		}
		this.advancing = true;
		try {
			while (this.rest != null && this.channel.isWritable()) {
				fill(this.rest);
				flush();
			}
		}
		finally {
			this.advancing = false;
		}
	}

	private void fill(byte[] bytes) {
		int left = this.restTo - this.restFrom;
		ByteBuf into = batch(left);
		int length = Math.min(left, Math.max(LEAST, this.limit - into.readableBytes()));
		into.writeBytes(bytes, this.restFrom, length);
		this.restFrom += length;
		if (this.restFrom == this.restTo) {
			this.rest = null;
		}
	}

	/** Tell whether the client has to read before more may be answered. */
	public boolean isBlocked() {
		return this.rest != null || !this.channel.isWritable();
	}

	/** Tell whether something that was flushed waits in memory for the client. */
	public boolean isAwaited() {
		return this.channel.bytesBeforeUnwritable() < this.limit;
	}

	/** Tell whether every response has been handed over wholly. */
	public boolean isDone() {
		return this.rest == null && this.batch == null;
	}

	/** Let go of what can no longer be sent. */
	public void release() {
		ByteBuf unsent = this.batch;
		this.batch = null;
		this.rest = null;
		if (unsent != null) {
			unsent.release();
		}
	}

}
