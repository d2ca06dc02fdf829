package io.heavyread.reader.server;

import io.netty.channel.IoHandlerFactory;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.ServerSocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;

/** How sockets are driven. */
public enum Transport {

	/** The best that the machine has. */
	AUTO,

	/** Linux' epoll, by Netty's native library. */
	EPOLL,

	/** The JDK's selectors, everywhere. */
	NIO;

	/** Return what is really used. Fails when it was asked for and is not there. */
	Transport resolve() {
		if (this == EPOLL && !Epoll.isAvailable()) {
			throw new IllegalStateException(
					"platform.reader.transport is epoll, but this machine cannot load it; use auto or nio",
					Epoll.unavailabilityCause());
		}
		return (this == EPOLL || (this == AUTO && Epoll.isAvailable())) ? EPOLL : NIO;
	}

	IoHandlerFactory ioHandlerFactory() {
		return (this == EPOLL) ? new LastingEpollFactory() : NioIoHandler.newFactory();
	}

	Class<? extends ServerSocketChannel> serverChannel() {
		return (this == EPOLL) ? EpollServerSocketChannel.class : NioServerSocketChannel.class;
	}

}
