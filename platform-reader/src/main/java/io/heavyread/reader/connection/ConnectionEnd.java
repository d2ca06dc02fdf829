package io.heavyread.reader.connection;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.socket.SocketChannel;

/**
 * The orderly end of a connection: first the output is shut down, then the client's end
 * is awaited. To close at once could destroy the last response on its way, when the
 * client has sent more than was read (RFC 9112, section 9.6).
 */
@SuppressWarnings("FutureReturnValueIgnored")
final class ConnectionEnd {

	private final SocketChannel channel;

	private boolean begun;

	private boolean inputEnded;

	private boolean outputEnded;

	ConnectionEnd(SocketChannel channel) {
		this.channel = channel;
	}

	/** End the connection after what was written. Later calls have no effect. */
	void begin(Runnable lingering) {
		if (this.begun) {
			return;
		}
		this.begun = true;
		this.channel.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener((future) -> {
			if (this.inputEnded || !future.isSuccess()) {
				this.channel.close();
				return;
			}
			this.outputEnded = true;
			lingering.run();
			this.channel.shutdownOutput().addListener(ChannelFutureListener.CLOSE_ON_FAILURE);
		});
	}

	/** Take note that the client sends no more. */
	void inputEnded() {
		this.inputEnded = true;
		if (this.outputEnded) {
			this.channel.close();
		}
	}

}
