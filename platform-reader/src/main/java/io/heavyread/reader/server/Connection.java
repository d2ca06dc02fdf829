package io.heavyread.reader.server;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;

import io.heavyread.cache.Load;
import io.heavyread.reader.http.Persistence;
import io.heavyread.reader.http.Problem;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.codec.PrematureChannelClosureException;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.util.ReferenceCountUtil;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * The life of one client's connection: requests come from the decoder one by one and each
 * is answered before the next is decoded. For its event loop only, but for the completion
 * of loads.
 */
@SuppressWarnings("FutureReturnValueIgnored")
final class Connection extends ChannelInboundHandlerAdapter {

	private static final Log logger = LogFactory.getLog(Connection.class);

	private final SocketChannel channel;

	private final Lane lane;

	private final StrictRequestDecoder decoder;

	private final Exchange exchange;

	private final ResponseWriter writer;

	private final Deadlines deadlines;

	private final BatchTimer batch;

	private final ConnectionEnd end;

	private Phase phase = Phase.READING;

	private long phaseNanos = System.nanoTime();

	private boolean unblocking;

	Connection(SocketChannel channel, Lane lane, Answers answers, StrictRequestDecoder decoder, RequestRules rules,
			Deadlines deadlines, int writeBuffer) {
		this.channel = channel;
		this.lane = lane;
		this.decoder = decoder;
		this.deadlines = deadlines;
		this.writer = new ResponseWriter(channel, writeBuffer);
		this.exchange = new Exchange(this, lane, answers, rules, this.writer);
		this.batch = new BatchTimer(deadlines);
		this.end = new ConnectionEnd(channel);
	}

	@Override
	public void handlerAdded(ChannelHandlerContext ctx) {
		this.lane.connections().add(this);
	}

	@Override
	public void channelRead(ChannelHandlerContext ctx, Object message) {
		if (message instanceof HttpRequest request && this.phase == Phase.READING) {
			accept(request);
		}
		ReferenceCountUtil.release(message);
	}

	private void accept(HttpRequest request) {
		begin(this.decoder.readNanos());
		Throwable failure = request.decoderResult().cause();
		if (failure == null) {
			this.exchange.accept(request);
		}
		else if (failure instanceof PrematureChannelClosureException) {
			this.channel.close();
		}
		else {
			this.exchange.problem(RequestRules.problem(failure), false, Persistence.CLOSED);
		}
	}

	private void begin(long nanoTime) {
		this.batch.begin(nanoTime);
		this.exchange.begin(nanoTime);
	}

	/** Go on after a response was written, or not. */
	void answered(Persistence persistence) {
		if (persistence == Persistence.CLOSED) {
			enter(Phase.ENDING);
			this.decoder.discard();
		}
		else if (this.writer.isBlocked()) {
			block();
		}
	}

	/**
	 * Decode nothing more until the future is complete, and take the step before.
	 * @param step is given null when the future failed
	 */
	void await(CompletableFuture<Load> future, Consumer<@Nullable Load> step) {
		enter(Phase.LOADING);
		pause();
		future.whenComplete((load, failure) -> {
			try {
				this.channel.eventLoop().execute(() -> guarded(() -> loaded(step, load)));
			}
			catch (RejectedExecutionException ex) {
				logger.debug("A load was completed after the end", ex);
			}
		});
	}

	private void loaded(Consumer<@Nullable Load> step, @Nullable Load load) {
		if (this.phase != Phase.LOADING) {
			return;
		}
		enter(Phase.READING);
		begin(System.nanoTime());
		step.accept(load);
		if (this.phase == Phase.READING) {
			resume();
		}
		else {
			finishBatch();
		}
	}

	@Override
	public void channelReadComplete(ChannelHandlerContext ctx) {
		finishBatch();
	}

	private void finishBatch() {
		this.writer.flush();
		if (this.phase == Phase.READING && this.writer.isBlocked()) {
			block();
		}
		noteUnsent();
		if (this.batch.isRunning() && this.phase != Phase.LOADING) {
			this.phaseNanos = System.nanoTime();
			this.batch.end(this.phaseNanos);
		}
		if (this.phase == Phase.ENDING) {
			finish();
		}
	}

	private void noteUnsent() {
		if (this.phase != Phase.CLOSED && this.writer.isAwaited()) {
			this.lane.waiting().add(this);
		}
	}

	/** Tell whether the client has to read what is kept for it. */
	boolean isAwaited() {
		return this.writer.isAwaited();
	}

	/** Close for the sake of others, because the client does not read. */
	void giveUp() {
		this.deadlines.timedOut();
		this.channel.close();
	}

	private void block() {
		enter(Phase.BLOCKED);
		pause();
	}

	private void pause() {
		this.decoder.pause();
		this.channel.config().setAutoRead(false);
	}

	@Override
	public void channelWritabilityChanged(ChannelHandlerContext ctx) {
		if (!this.unblocking && this.channel.isWritable()
				&& (this.phase == Phase.BLOCKED || this.phase == Phase.ENDING)) {
			this.unblocking = true;
			// Later, since this may be called from within a flush.
			this.channel.eventLoop().execute(() -> guarded(this::unblock));
		}
	}

	private void unblock() {
		this.unblocking = false;
		if (this.phase != Phase.BLOCKED && this.phase != Phase.ENDING) {
			return;
		}
		this.phaseNanos = System.nanoTime();
		this.writer.advance();
		noteUnsent();
		if (this.phase == Phase.ENDING) {
			finish();
		}
		else if (!this.writer.isBlocked()) {
			enter(Phase.READING);
			resume();
		}
	}

	private void resume() {
		this.channel.config().setAutoRead(true);
		this.decoder.resume();
	}

	/** Take a step outside of the pipeline with the same care for failures. */
	private void guarded(Runnable step) {
		try {
			step.run();
		}
		catch (RuntimeException | OutOfMemoryError ex) {
			failed(ex);
		}
	}

	/** End the connection as soon as everything was handed over. */
	private void finish() {
		if (this.writer.isDone()) {
			this.channel.config().setAutoRead(true);
			this.end.begin(() -> enter(Phase.LINGERING));
		}
	}

	@Override
	public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
		if (event instanceof ChannelInputShutdownEvent) {
			this.end.inputEnded();
			if (this.phase == Phase.READING) {
				enter(Phase.ENDING);
				finishBatch();
			}
		}
	}

	@Override
	public void channelInactive(ChannelHandlerContext ctx) {
		enter(Phase.CLOSED);
		this.writer.release();
		this.lane.connections().remove(this);
		this.lane.waiting().remove(this);
		this.deadlines.closed();
	}

	@Override
	public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
		failed(cause);
	}

	private void failed(Throwable cause) {
		boolean exhausted = cause instanceof OutOfMemoryError;
		if (exhausted) {
			this.lane.waiting().shortOfMemory(cause);
		}
		boolean answerable = this.phase == Phase.READING && !exhausted && !(cause instanceof IOException);
		if (answerable) {
			logger.error("A request of " + this.channel.remoteAddress() + " failed", cause);
			enter(Phase.ENDING);
			this.exchange.problem(Problem.INTERNAL, false, Persistence.CLOSED);
			finishBatch();
		}
		else {
			logger.debug("A connection failed", cause);
			this.channel.close();
		}
	}

	/** Close what is over its time. */
	void sweep(long nanoTime) {
		guarded(() -> enforceDeadlines(nanoTime));
	}

	private void enforceDeadlines(long nanoTime) {
		if (this.phase == Phase.READING && this.decoder.isInsideHead()) {
			if (this.deadlines.isHeadLate(nanoTime - this.decoder.headNanos())) {
				this.deadlines.timedOut();
				begin(nanoTime);
				this.exchange.problem(Problem.HEAD_TIMEOUT, false, Persistence.CLOSED);
				finishBatch();
			}
		}
		else if (this.deadlines.isOver(this.phase, nanoTime - this.phaseNanos, this.lane.isClosingIdle())) {
			this.channel.close();
		}
	}

	private void enter(Phase next) {
		this.phase = next;
		this.phaseNanos = System.nanoTime();
	}

}
