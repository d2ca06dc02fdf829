package io.heavyread.reader.server;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import io.heavyread.cache.FeedControl;
import io.heavyread.cache.PostCache;
import io.heavyread.reader.answer.Answers;
import io.heavyread.reader.answer.Lane;
import io.heavyread.reader.connection.Deadlines;
import io.heavyread.reader.connection.OpenConnections;
import io.heavyread.reader.http.ResponseHeads;
import io.heavyread.reader.http.SharingRules;
import io.heavyread.reader.traffic.Traffic;
import io.heavyread.service.web.HostNames;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.AdaptiveRecvByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.RecvByteBufAllocator;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.epoll.EpollChannelOption;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.EventExecutor;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.context.SmartLifecycle;

/**
 * The data port. It starts after the cache and stops before it, by a drain.
 */
@SuppressWarnings("FutureReturnValueIgnored")
public final class DataServer implements SmartLifecycle {

	private static final Log logger = LogFactory.getLog(DataServer.class);

	/** After the management port, before the heartbeats that announce this one. */
	private static final int PHASE = Integer.MAX_VALUE - 100;

	private static final int MOST_AT_ONCE = 16_384;

	private final ReaderProperties properties;

	private final String readerId;

	private final PostCache cache;

	private final FeedControl feed;

	private final Traffic traffic;

	private final HostNames names;

	private final SharingRules sharing;

	private volatile @Nullable Running running;

	/**
	 * Create the server; it listens when started.
	 * @param properties address, port and limits
	 * @param readerId the value of {@code X-Reader}
	 * @param cache where answers come from
	 * @param feed what is told to drain
	 * @param traffic where answers are counted
	 * @param names by which requests may name this reader
	 * @param sharing what caches and browsers may do with answers
	 */
	public DataServer(ReaderProperties properties, String readerId, PostCache cache, FeedControl feed, Traffic traffic,
			HostNames names, SharingRules sharing) {
		this.names = names;
		this.sharing = sharing;
		this.properties = properties;
		this.readerId = readerId;
		this.cache = cache;
		this.feed = feed;
		this.traffic = traffic;
	}

	@Override
	public synchronized void start() {
		if (this.running != null) {
			return;
		}
		Transport transport = this.properties.transport().resolve();
		EventLoopGroup group = new MultiThreadIoEventLoopGroup(threads(),
				new DefaultThreadFactory(this.readerId + "-data"), transport.ioHandlerFactory());
		Deadlines deadlines = this.properties.deadlines();
		Map<EventExecutor, OpenConnections> connections = connections(group, deadlines);
		Answers answers = new Answers(this.cache, this.readerId);
		ServerBootstrap bootstrap = bootstrap(transport).childHandler(
				new ConnectionInitializer(this.properties, this.traffic, answers, deadlines, connections, this.names));
		Channel listener = bind(bootstrap.group(group), group);
		this.running = new Running(group, listener, connections);
		logger.info("Reader " + this.readerId + " serves posts on " + listener.localAddress() + " ("
				+ transport.name().toLowerCase(java.util.Locale.ROOT) + ", " + connections.size() + " event loops)");
	}

	private int threads() {
		int configured = this.properties.eventLoopThreads();
		return (configured > 0) ? configured : Runtime.getRuntime().availableProcessors();
	}

	private Map<EventExecutor, OpenConnections> connections(EventLoopGroup group, Deadlines deadlines) {
		Map<EventExecutor, OpenConnections> all = new HashMap<>();
		for (EventExecutor executor : group) {
			Lane lane = new Lane(this.traffic.addLane(), new ResponseHeads(this.readerId, this.sharing));
			OpenConnections own = new OpenConnections(lane, this.properties.mostWaiting(threads()));
			all.put(executor, own);
			own.enforce(deadlines, (EventLoop) executor);
		}
		return all;
	}

	private ServerBootstrap bootstrap(Transport transport) {
		int writeBuffer = Math.toIntExact(this.properties.writeBuffer().toBytes());
		ServerBootstrap bootstrap = new ServerBootstrap().channel(transport.serverChannel())
			.option(ChannelOption.SO_BACKLOG, this.properties.backlog())
			.option(ChannelOption.SO_REUSEADDR, true)
			.childOption(ChannelOption.TCP_NODELAY, true)
			.childOption(ChannelOption.ALLOW_HALF_CLOSURE, true)
			.childOption(ChannelOption.RECVBUF_ALLOCATOR, oneTurn())
			.childOption(ChannelOption.WRITE_BUFFER_WATER_MARK, new WriteBufferWaterMark(writeBuffer / 2, writeBuffer));
		if (transport == Transport.EPOLL) {
			// What the kernel keeps for a slow client is bounded too.
			bootstrap.childOption(EpollChannelOption.TCP_NOTSENT_LOWAT, 2L * writeBuffer);
		}
		return bootstrap;
	}

	/**
	 * What is read of a connection before the next one has its turn: some hundred
	 * requests, so that clients that send without end do not hold up the others.
	 */
	private static RecvByteBufAllocator oneTurn() {
		return new AdaptiveRecvByteBufAllocator(64, 2048, MOST_AT_ONCE).maxMessagesPerRead(1);
	}

	private Channel bind(ServerBootstrap bootstrap, EventLoopGroup group) {
		ChannelFuture bound = bootstrap.bind(this.properties.address(), this.properties.port()).awaitUninterruptibly();
		if (bound.isSuccess()) {
			return bound.channel();
		}
		group.shutdownGracefully(0, 0, TimeUnit.SECONDS);
		String sentence = "cannot listen on " + this.properties.address() + ":" + this.properties.port()
				+ "; platform.reader.port and platform.reader.address choose another place";
		throw (bound.cause() instanceof IOException) ? new PortUnavailableException(sentence, bound.cause())
				: new IllegalStateException(sentence, bound.cause());
	}

	/** Return the port that the server listens on. */
	public int port() {
		Running now = this.running;
		if (now == null) {
			throw new IllegalStateException("the data port is not open");
		}
		return ((InetSocketAddress) now.listener().localAddress()).getPort();
	}

	@Override
	public boolean isRunning() {
		return this.running != null;
	}

	@Override
	public void stop() {
		stop(() -> {
		});
	}

	@Override
	public synchronized void stop(Runnable callback) {
		Running now = this.running;
		this.running = null;
		if (now == null) {
			callback.run();
			return;
		}
		this.feed.drain();
		logger.info("Reader " + this.readerId + " drains " + this.traffic.connections() + " connections");
		new Drain(now, this.properties, callback).begin();
	}

	@Override
	public int getPhase() {
		return PHASE;
	}

	/**
	 * What a started server consists of.
	 *
	 * @param group its threads
	 * @param listener its listening socket
	 * @param connections those of each thread
	 */
	record Running(EventLoopGroup group, Channel listener, Map<EventExecutor, OpenConnections> connections) {
	}

	/** The data port cannot be opened. */
	static final class PortUnavailableException extends IllegalStateException {

		private static final long serialVersionUID = 1L;

		PortUnavailableException(String message, Throwable cause) {
			super(message, cause);
		}

	}

}
