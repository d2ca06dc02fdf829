package io.heavyread.reader.server;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;

import io.heavyread.cache.Load;
import io.heavyread.reader.http.Coding;
import io.heavyread.reader.http.Persistence;
import io.heavyread.reader.http.Problem;
import io.heavyread.reader.http.Ready;
import io.heavyread.reader.http.RequestTarget;
import io.heavyread.reader.http.Resource;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.codec.PrematureChannelClosureException;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.util.ReferenceCountUtil;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * One client's connection: takes requests from the decoder one by one and has each
 * answered before the next is decoded. For its event loop only, but for the completion of
 * loads.
 */
@SuppressWarnings("FutureReturnValueIgnored")
final class Connection extends ChannelInboundHandlerAdapter {

	private static final Log logger = LogFactory.getLog(Connection.class);

	private final SocketChannel channel;

	private final Lane lane;

	private final Answers answers;

	private final StrictRequestDecoder decoder;

	private final RequestRules rules;

	private final ResponseWriter writer;

	private final Deadlines deadlines;

	private final ConnectionEnd end;

	private Phase phase = Phase.READING;

	private long phaseNanos = System.nanoTime();

	private long readNanos;

	private long batchNanos;

	private boolean inBatch;

	private boolean leased;

	private boolean unblocking;

	private @Nullable String codingHeader;

	private Coding coding = Coding.PLAIN;

	Connection(SocketChannel channel, Lane lane, Answers answers, StrictRequestDecoder decoder, RequestRules rules,
			Deadlines deadlines, int writeBuffer) {
		this.channel = channel;
		this.lane = lane;
		this.answers = answers;
		this.decoder = decoder;
		this.rules = rules;
		this.deadlines = deadlines;
		this.writer = new ResponseWriter(channel, writeBuffer);
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
			examine(request, (RequestHeaders) request.headers());
		}
		else if (failure instanceof PrematureChannelClosureException) {
			this.channel.close();
		}
		else {
			problem(RequestRules.problem(failure), false, Persistence.CLOSED);
		}
	}

	/** Look at the clock and the lease once for all requests that were read at once. */
	private void begin(long nanoTime) {
		if (!this.inBatch) {
			this.inBatch = true;
			this.batchNanos = nanoTime;
		}
		if (this.readNanos != nanoTime) {
			this.readNanos = nanoTime;
			this.leased = this.answers.isLeased(nanoTime);
			this.lane.heads().refresh(System.currentTimeMillis());
		}
	}

	private void examine(HttpRequest request, RequestHeaders headers) {
		RequestTarget target = RequestTarget.parse(request.uri());
		Problem fatal = this.rules.fatal(request, headers, target);
		boolean headOnly = request.method().equals(HttpMethod.HEAD);
		if (fatal != null || target == null) {
			problem((fatal != null) ? fatal : Problem.MALFORMED, headOnly, Persistence.CLOSED);
			return;
		}
		Resource resource = this.rules.resource(target);
		Persistence persistence = RequestRules.persistence(request, headers, this.lane.isDraining());
		if (resource == Resource.UNKNOWN) {
			problem(Problem.NO_RESOURCE, headOnly, persistence);
		}
		else if (!RequestRules.isRead(request)) {
			problem(Problem.METHOD, false, persistence);
		}
		else {
			this.answers.answer(this, new Request(headOnly, resource, target.id(), headers, persistence));
		}
	}

	/** Answer with the problem. */
	void problem(Problem problem, boolean headOnly, Persistence persistence) {
		ready(problem.status(), this.lane.heads().problem(problem, persistence), headOnly, persistence);
	}

	/** Answer with a whole response. */
	void ready(int status, Ready ready, boolean headOnly, Persistence persistence) {
		this.writer.body(ready.bytes(), 0, headOnly ? ready.bodyOffset() : ready.bytes().length);
		answered(status, persistence);
	}

	/** Return where a response is written to; {@link #answered} must follow. */
	ResponseWriter writer() {
		return this.writer;
	}

	/** Count a response that was written, and go on or not. */
	void answered(int status, Persistence persistence) {
		this.lane.counters().count(status);
		if (persistence == Persistence.CLOSED) {
			enter(Phase.ENDING);
			this.decoder.discard();
		}
		else if (this.writer.isBlocked()) {
			block();
		}
	}

	/** Answer when the load is complete. No other request is decoded before. */
	void await(CompletableFuture<Load> future, Request request) {
		if (future.isDone()) {
			this.answers.loaded(this, request, future.getNow(null));
			return;
		}
		enter(Phase.LOADING);
		pause();
		future.whenComplete((load, failure) -> {
			try {
				this.channel.eventLoop().execute(() -> loaded(request, load));
			}
			catch (RejectedExecutionException ex) {
				logger.debug("A load was completed after the end", ex);
			}
		});
	}

	private void loaded(Request request, @Nullable Load load) {
		if (this.phase != Phase.LOADING) {
			return;
		}
		enter(Phase.READING);
		begin(System.nanoTime());
		this.answers.loaded(this, request, load);
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
		if (this.inBatch && this.phase != Phase.LOADING) {
			this.inBatch = false;
			this.phaseNanos = System.nanoTime();
			this.deadlines.recordBatch(this.phaseNanos - this.batchNanos);
		}
		if (this.phase == Phase.ENDING) {
			finish();
		}
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
			this.channel.eventLoop().execute(this::unblock);
		}
	}

	private void unblock() {
		this.unblocking = false;
		if (this.phase != Phase.BLOCKED && this.phase != Phase.ENDING) {
			return;
		}
		this.phaseNanos = System.nanoTime();
		this.writer.advance();
		if (this.phase == Phase.ENDING) {
			finish();
		}
		else if (!this.writer.isBlocked()) {
			enter(Phase.READING);
			resume();
		}
	}

	private void resume() {
		try {
			this.channel.config().setAutoRead(true);
			this.decoder.resume();
		}
		catch (Exception ex) {
			this.channel.pipeline().fireExceptionCaught(ex);
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
		this.deadlines.closed();
	}

	@Override
	public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
		if (!(cause instanceof IOException) && this.phase != Phase.CLOSED) {
			logger.error("A request of " + this.channel.remoteAddress() + " failed", cause);
		}
		this.channel.close();
	}

	/** Close what is over its time. */
	void enforceDeadlines(long nanoTime) {
		if (this.phase == Phase.READING && this.decoder.isInsideHead()) {
			if (this.deadlines.isHeadLate(nanoTime - this.decoder.headNanos())) {
				this.deadlines.timedOut();
				begin(nanoTime);
				problem(Problem.HEAD_TIMEOUT, false, Persistence.CLOSED);
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

	Lane lane() {
		return this.lane;
	}

	/** Return when the requests that are being answered were read. */
	long readNanos() {
		return this.readNanos;
	}

	/** Tell whether the lease held when the requests were read. */
	boolean isLeased() {
		return this.leased;
	}

	/** Understand {@code Accept-Encoding}, which hardly changes on a connection. */
	Coding coding(@Nullable String header) {
		if (header == null) {
			return Coding.PLAIN;
		}
		if (!header.equals(this.codingHeader)) {
			this.codingHeader = header;
			this.coding = Coding.of(header);
		}
		return this.coding;
	}

	/** What a connection is doing. */
	enum Phase {

		/** Requests are decoded and answered. */
		READING,

		/** A request waits for the store. */
		LOADING,

		/** The client has to read before more is decoded. */
		BLOCKED,

		/** The last response is being sent. */
		ENDING,

		/** Everything is sent; what still comes is thrown away. */
		LINGERING,

		/** Gone. */
		CLOSED

	}

}
