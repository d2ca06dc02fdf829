package io.heavyread.protocol.test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.LongAdder;

import io.heavyread.protocol.support.DaemonThreads;

/**
 * A bad network in front of one Redis server. It passes everything on until it is told
 * otherwise: it drops, duplicates, delays, reorders or changes pushed messages, delays
 * replies, stalls one direction or both while connections stay open, slows down, and
 * cuts. Any thread may call.
 */
public final class FaultProxy implements AutoCloseable {

	private final int target;

	private final ServerSocket server;

	private final Set<ProxiedConnection> connections = ConcurrentHashMap.newKeySet();

	private final Gate toStore = new Gate();

	private final Gate toClient = new Gate();

	private final Map<String, LongAdder> requests = new ConcurrentHashMap<>();

	private final ScheduledExecutorService later = Executors
		.newSingleThreadScheduledExecutor(DaemonThreads.named("fault-proxy-later"));

	private volatile MessageRule messages = MessageRule.pass();

	private volatile ReplyRule replies = ReplyRule.pass();

	private volatile boolean refusing;

	private FaultProxy(int target) throws IOException {
		this.target = target;
		this.server = new ServerSocket(0, 128, InetAddress.getLoopbackAddress());
	}

	/** Start a proxy for the server on this port. */
	public static FaultProxy to(int port) {
		try {
			FaultProxy proxy = new FaultProxy(port);
			DaemonThreads.named("fault-proxy", proxy::accept).start();
			return proxy;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private void accept() {
		try {
			while (!this.server.isClosed()) {
				Socket client = this.server.accept();
				if (this.refusing) {
					ProxiedConnection.reset(client);
				}
				else {
					connect(client);
				}
			}
		}
		catch (IOException ex) {
			cut();
		}
	}

	private void connect(Socket client) {
		try {
			Socket store = new Socket(InetAddress.getLoopbackAddress(), this.target);
			ProxiedConnection connection = new ProxiedConnection(this, client, store);
			this.connections.add(connection);
			connection.start();
		}
		catch (IOException ex) {
			ProxiedConnection.reset(client);
		}
	}

	/** Return host:port, as {@code REDIS_ADDR} takes it. */
	public String address() {
		return "127.0.0.1:" + this.server.getLocalPort();
	}

	/** Return the port that clients connect to. */
	public int port() {
		return this.server.getLocalPort();
	}

	/** Treat messages by this rule from now on. */
	public void messages(MessageRule rule) {
		this.messages = rule;
	}

	/** Treat replies by this rule from now on. */
	public void replies(ReplyRule rule) {
		this.replies = rule;
	}

	/** Pass nothing on towards Redis; connections stay open. */
	public void stallRequests() {
		this.toStore.stall();
	}

	/** Pass nothing on towards the clients; connections stay open. */
	public void stallReplies() {
		this.toClient.stall();
	}

	/** Pass at most so many bytes a second on towards each client. */
	public void throttle(long bytesPerSecond) {
		this.toClient.throttle(bytesPerSecond);
	}

	/** Reset every connection. */
	public void cut() {
		this.connections.forEach(ProxiedConnection::cut);
	}

	/** Reset every connection, now and when one is made. */
	public void refuse() {
		this.refusing = true;
		cut();
	}

	/** Be a good network again. What was kept back is delivered. */
	public void heal() {
		this.messages = MessageRule.pass();
		this.replies = ReplyRule.pass();
		this.refusing = false;
		this.toClient.throttle(Long.MAX_VALUE);
		this.toClient.flow();
		this.toStore.flow();
	}

	/** Return how often the command, in capitals, was sent towards Redis. */
	public long requests(String command) {
		LongAdder count = this.requests.get(command);
		return (count != null) ? count.sum() : 0;
	}

	/** Return the number of open connections. */
	public int connections() {
		return this.connections.size();
	}

	MessageRule messageRule() {
		return this.messages;
	}

	ReplyRule replyRule() {
		return this.replies;
	}

	Gate toStore() {
		return this.toStore;
	}

	Gate toClient() {
		return this.toClient;
	}

	ScheduledExecutorService later() {
		return this.later;
	}

	void requested(String command) {
		this.requests.computeIfAbsent(command, (name) -> new LongAdder()).increment();
	}

	void closed(ProxiedConnection connection) {
		this.connections.remove(connection);
	}

	@Override
	public void close() {
		try {
			this.server.close();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		finally {
			this.toStore.remove();
			this.toClient.remove();
			this.later.shutdownNow();
			cut();
		}
	}

}
