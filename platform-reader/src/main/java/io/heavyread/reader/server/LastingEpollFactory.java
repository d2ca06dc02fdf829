package io.heavyread.reader.server;

import io.netty.channel.IoHandle;
import io.netty.channel.IoHandler;
import io.netty.channel.IoHandlerContext;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.IoOps;
import io.netty.channel.IoRegistration;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollIoOps;
import io.netty.util.concurrent.ThreadAwareExecutor;

/**
 * Epoll whose registrations outlast a moment without interest. Netty 4.2.18 removes a
 * socket from epoll when nothing is awaited of it, and fails when something is awaited
 * again (since https://github.com/netty/netty/pull/16689): a client that has shut down
 * its output and then reads slowly would be cut off. Here such a socket stays registered,
 * edge-triggered, for errors only.
 */
final class LastingEpollFactory implements IoHandlerFactory {

	private final IoHandlerFactory delegate = EpollIoHandler.newFactory();

	@Override
	public IoHandler newHandler(ThreadAwareExecutor executor) {
		return new LastingHandler(this.delegate.newHandler(executor));
	}

	@Override
	public boolean isChangingThreadSupported() {
		return this.delegate.isChangingThreadSupported();
	}

	private record LastingHandler(IoHandler delegate) implements IoHandler {

		@Override
		public void initialize() {
			this.delegate.initialize();
		}

		@Override
		public int run(IoHandlerContext context) {
			return this.delegate.run(context);
		}

		@Override
		public void prepareToDestroy() {
			this.delegate.prepareToDestroy();
		}

		@Override
		public void destroy() {
			this.delegate.destroy();
		}

		@Override
		public IoRegistration register(IoHandle handle) throws Exception {
			return new LastingRegistration(this.delegate.register(handle));
		}

		@Override
		public void wakeup() {
			this.delegate.wakeup();
		}

		@Override
		public boolean isCompatible(Class<? extends IoHandle> handleType) {
			return this.delegate.isCompatible(handleType);
		}

	}

	/** Used by the socket's event loop only. */
	private static final class LastingRegistration implements IoRegistration {

		private final IoRegistration delegate;

		private boolean added;

		LastingRegistration(IoRegistration delegate) {
			this.delegate = delegate;
		}

		@Override
		public long submit(IoOps ops) {
			boolean none = ops.equals(EpollIoOps.NONE);
			this.added |= !none;
			return this.delegate.submit((none && this.added) ? EpollIoOps.EPOLLET : ops);
		}

		@Override
		@SuppressWarnings("TypeParameterUnusedInFormals") // As the interface has it.
		public <T> T attachment() {
			return this.delegate.attachment();
		}

		@Override
		public boolean isValid() {
			return this.delegate.isValid();
		}

		@Override
		public boolean cancel() {
			return this.delegate.cancel();
		}

	}

}
