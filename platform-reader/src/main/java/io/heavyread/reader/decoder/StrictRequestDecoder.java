package io.heavyread.reader.decoder;

import java.util.List;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.netty.handler.codec.http.HttpVersion;
import org.jspecify.annotations.Nullable;

/**
 * The stock decoder without its leniency: folded lines, white space before the request
 * line, bare CR or LF between requests, other separators than one space in the request
 * line and versions other than HTTP/1.0 and 1.1 are refused. After a bad request nothing
 * more is decoded.
 * <p>
 * It can be paused in the middle of what was read. The rest then waits undecoded, bounded
 * by the read-ahead.
 */
@SuppressWarnings("FutureReturnValueIgnored")
public final class StrictRequestDecoder extends HttpRequestDecoder {

	private static final byte CR = '\r';

	private static final byte LF = '\n';

	private final int maxReadAhead;

	private @Nullable ChannelHandlerContext context;

	private @Nullable Object heldEvent;

	private boolean paused;

	private boolean discarding;

	private boolean insideHead;

	private boolean lineSeen;

	private byte previous = LF;

	private int wordEnd;

	private long readNanos;

	private long headNanos;

	/**
	 * Create a decoder.
	 * @param config limits of the head
	 * @param maxReadAhead most bytes that may wait while it is paused
	 */
	public StrictRequestDecoder(HttpDecoderConfig config, int maxReadAhead) {
		super(config);
		this.maxReadAhead = maxReadAhead;
	}

	@Override
	public void handlerAdded(ChannelHandlerContext ctx) {
		this.context = ctx;
	}

	/** Return when the bytes that are being decoded were read. */
	public long readNanos() {
		return this.readNanos;
	}

	/** Tell whether a request head has begun that is not complete. */
	public boolean isInsideHead() {
		return this.insideHead;
	}

	/** Return when the incomplete request head began. */
	public long headNanos() {
		return this.headNanos;
	}

	/** Decode nothing more until {@link #resume()}. */
	public void pause() {
		this.paused = true;
	}

	/** Throw away whatever comes from now on. */
	public void discard() {
		this.discarding = true;
		this.insideHead = false;
	}

	/** Decode what was read meanwhile, then go on. */
	public void resume() {
		ChannelHandlerContext ctx = this.context;
		if (ctx == null) {
			return;
		}
		try {
			this.paused = false;
			channelRead(ctx, Unpooled.EMPTY_BUFFER);
			releaseHeldEvent(ctx);
			channelReadComplete(ctx);
		}
		catch (Exception ex) {
			ctx.fireExceptionCaught(ex);
		}
	}

	private void releaseHeldEvent(ChannelHandlerContext ctx) throws Exception {
		Object event = this.heldEvent;
		if (!this.paused && event != null) {
			this.heldEvent = null;
			super.userEventTriggered(ctx, event);
		}
	}

	@Override
	public void userEventTriggered(ChannelHandlerContext ctx, Object event) throws Exception {
		if (this.paused && event instanceof ChannelInputShutdownEvent) {
			// The stock decoder would drop what waits.
			this.heldEvent = event;
			return;
		}
		super.userEventTriggered(ctx, event);
	}

	@Override
	public void channelRead(ChannelHandlerContext ctx, Object message) throws Exception {
		this.readNanos = System.nanoTime();
		super.channelRead(ctx, message);
		if (this.paused && actualReadableBytes() > this.maxReadAhead) {
			discard();
			ctx.close();
		}
	}

	@Override
	public void channelReadComplete(ChannelHandlerContext ctx) throws Exception {
		if (this.paused) {
			// The stock decoder would ask for more.
			discardSomeReadBytes();
			ctx.fireChannelReadComplete();
			return;
		}
		super.channelReadComplete(ctx);
	}

	@Override
	protected void decode(ChannelHandlerContext ctx, ByteBuf buffer, List<Object> out) throws Exception {
		if (this.discarding) {
			buffer.skipBytes(buffer.readableBytes());
			return;
		}
		if (this.paused) {
			return;
		}
		int start = buffer.readerIndex();
		super.decode(ctx, buffer, out);
		if (out.isEmpty()) {
			noteHead(buffer);
			check(buffer, start, out);
			return;
		}
		this.insideHead = false;
		this.lineSeen = false;
		if (((HttpMessage) out.get(0)).decoderResult().isFailure()) {
			this.discarding = true;
		}
		else {
			check(buffer, start, out);
		}
	}

	private void noteHead(ByteBuf buffer) {
		if (!this.insideHead && (this.lineSeen || buffer.isReadable())) {
			this.insideHead = true;
			this.headNanos = this.readNanos;
		}
	}

	private void check(ByteBuf buffer, int start, List<Object> out) {
		int end = buffer.readerIndex();
		if (end > start && !areLinesStrict(buffer, start, end)) {
			discard();
			buffer.skipBytes(buffer.readableBytes());
			HttpMessage bad = createInvalidMessage();
			bad.setDecoderResult(DecoderResult.failure(MalformedRequestException.INSTANCE));
			out.clear();
			out.add(bad);
		}
	}

	/**
	 * Look at the bytes around line ends. The stock decoder has made sure that lines end
	 * with CRLF, except for empty ones before a request.
	 */
	private boolean areLinesStrict(ByteBuf buffer, int start, int end) {
		byte before = this.previous;
		this.previous = buffer.getByte(end - 1);
		int i = start;
		byte first = buffer.getByte(i);
		while (first == CR || first == LF || before == CR) {
			if ((first == LF) != (before == CR)) {
				return false;
			}
			before = first;
			if (++i == end) {
				return true;
			}
			first = buffer.getByte(i);
		}
		while (first != ' ' && first != '\t') {
			i = buffer.indexOf(i, end, LF) + 1;
			if (i == 0 || i == end) {
				return true;
			}
			first = buffer.getByte(i);
		}
		return false;
	}

	@Override
	protected String splitFirstWordInitialLine(byte[] line, int start, int length) {
		if (start != 0 || length == 0) {
			throw MalformedRequestException.INSTANCE;
		}
		this.lineSeen = true;
		this.wordEnd = length;
		return super.splitFirstWordInitialLine(line, start, length);
	}

	@Override
	protected String splitSecondWordInitialLine(byte[] line, int start, int length) {
		requireOneSpace(line, start, length);
		return super.splitSecondWordInitialLine(line, start, length);
	}

	@Override
	protected String splitThirdWordInitialLine(byte[] line, int start, int length) {
		requireOneSpace(line, start, length);
		return super.splitThirdWordInitialLine(line, start, length);
	}

	private void requireOneSpace(byte[] line, int start, int length) {
		if (start != this.wordEnd + 1 || line[this.wordEnd] != ' ' || length == 0) {
			throw MalformedRequestException.INSTANCE;
		}
		this.wordEnd = start + length;
	}

	@Override
	protected HttpMessage createMessage(String[] line) {
		return new DefaultHttpRequest(version(line[2]), HttpMethod.valueOf(line[0]), line[1],
				RequestHeaders.FACTORY.newHeaders());
	}

	private static HttpVersion version(String text) {
		return switch (text) {
			case "HTTP/1.1" -> HttpVersion.HTTP_1_1;
			case "HTTP/1.0" -> HttpVersion.HTTP_1_0;
			default -> throw MalformedRequestException.INSTANCE;
		};
	}

}
