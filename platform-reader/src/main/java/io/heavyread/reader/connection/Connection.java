package io.heavyread.reader.connection;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;

import io.heavyread.cache.Load;
import io.heavyread.reader.answer.Exchange;
import io.heavyread.reader.answer.ResponseWriter;
import io.heavyread.reader.decoder.RequestRules;
import io.heavyread.reader.decoder.StrictRequestDecoder;
import io.heavyread.reader.http.Problem;
import io.heavyread.reader.traffic.Traffic;
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
public final class Connection extends ChannelInboundHandlerAdapter {

	private static final Log logger = LogFactory.getLog(Connection.class);

	private final SocketChannel channel;

	private final OpenConnections connections;

	private final StrictRequestDecoder decoder;

	private final Exchange exchange;

	private final ResponseWriter writer;

	private final Deadlines deadlines;

	private final Traffic traffic;

	private final BatchTimer batch;

	private final ConnectionEnd end;

	private Phase phase = Phase.READING;

	private long phaseNanos = System.nanoTime();

	private boolean unblocking;

	/**
	 * Create the connection of a channel, to be added to its pipeline after the decoder.
	 * @param channel which was admitted
	 * @param connections of the channel's event loop
	 * @param decoder of the channel
	 * @param exchange of the channel
	 * @param deadlines which are enforced for all connections of the event loop
	 * @param traffic where the connection is counted out
	 */
	public Connection(SocketChannel channel, OpenConnections connections, StrictRequestDecoder decoder,
			Exchange exchange, Deadlines deadlines, Traffic traffic) {
		this.channel = channel;
		this.connections = connections;
		this.decoder = decoder;
		this.exchange = exchange;
		this.writer = exchange.writer();
		this.deadlines = deadlines;
		this.traffic = traffic;
		this.batch = new BatchTimer(traffic);
		this.end = new ConnectionEnd(channel);
	}

	@Override
	public void handlerAdded(ChannelHandlerContext ctx) {
		this.connections.add(this);
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
			proceed();
		}
		else if (failure instanceof PrematureChannelClosureException) {
			this.channel.close();
		}
		else {
			refuse(RequestRules.problem(failure));
		}
	}

	private void begin(long nanoTime) {
		this.batch.begin(nanoTime);
		this.exchange.begin(nanoTime);
	}

	/** Answer with a problem that ends the connection. */
	private void refuse(Problem problem) {
		this.exchange.refuse(problem);
		proceed();
	}

	/** Wait for the store, end, or go on after a response. */
	private void proceed() {
		CompletableFuture<Load> pending = this.exchange.pending();
		if (pending != null) {
			await(pending);
		}
		else if (this.exchange.isLast()) {
			enter(Phase.ENDING);
			this.decoder.discard();
		}
		else if (this.writer.isBlocked()) {
			block();
		}
	}

	/** Decode nothing more until the load is complete. */
	private void await(CompletableFuture<Load> pending) {
		enter(Phase.LOADING);
		pause();
		pending.whenComplete((load, failure) -> {
			try {
				this.channel.eventLoop().execute(() -> guarded(() -> loaded(load)));
			}
			catch (RejectedExecutionException ex) {
				logger.debug("A load was completed after the end", ex);
			}
		});
	}

	private void loaded(@Nullable Load load) {
		if (this.phase != Phase.LOADING) {
			return;
		}
		enter(Phase.READING);
		begin(System.nanoTime());
		this.exchange.loaded(load);
		proceed();
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
			this.connections.slowClients().add(this);
		}
	}

	/** Tell whether the client has to read what is kept for it. */
	boolean isAwaited() {
		return this.writer.isAwaited();
	}

	/** Close for the sake of others, because the client does not read. */
	void cutOff() {
		this.traffic.countTimeout();
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
		this.connections.remove(this);
		this.traffic.releaseConnection();
	}

	@Override
	public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
		failed(cause);
	}

	private void failed(Throwable cause) {
		boolean exhausted = cause instanceof OutOfMemoryError;
		if (exhausted) {
			this.connections.slowClients().shortOfMemory(cause);
		}
		boolean answerable = this.phase == Phase.READING && !exhausted && !(cause instanceof IOException);
		if (answerable) {
			logger.error("A request of " + this.channel.remoteAddress() + " failed", cause);
			enter(Phase.ENDING);
			refuse(Problem.INTERNAL);
			finishBatch();
		}
		else {
			logger.debug("A connection failed", cause);
			this.channel.close();
		}
	}

	/** Close the connection if it has overrun a deadline. */
	void enforceDeadlines(long nanoTime) {
		guarded(() -> {
			if (this.phase == Phase.READING && this.decoder.isInsideHead()) {
				endLateHead(nanoTime);
			}
			else if (this.deadlines.isOver(this.phase, nanoTime - this.phaseNanos)) {
				endOver();
			}
			else if (this.phase == Phase.READING && this.connections.isClosingIdle()) {
				this.channel.close();
			}
		});
	}

	private void endLateHead(long nanoTime) {
		if (this.deadlines.isHeadLate(nanoTime - this.decoder.headNanos())) {
			this.traffic.countTimeout();
			begin(nanoTime);
			refuse(Problem.HEAD_TIMEOUT);
			finishBatch();
		}
	}

	private void endOver() {
		if (this.phase == Phase.BLOCKED || this.phase == Phase.ENDING) {
			cutOff();
		}
		else {
			this.channel.close();
		}
	}

	private void enter(Phase next) {
		this.phase = next;
		this.phaseNanos = System.nanoTime();
	}

}
