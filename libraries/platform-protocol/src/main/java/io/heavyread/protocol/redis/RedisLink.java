package io.heavyread.protocol.redis;

import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;

import io.heavyread.protocol.Keyspace;
import io.heavyread.protocol.StoreException;
import io.heavyread.protocol.StoreException.Outcome;
import io.heavyread.protocol.support.DaemonThreads;
import io.lettuce.core.AbstractRedisClient;
import io.lettuce.core.api.async.RedisAsyncCommands;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The way to the primary, standalone, Sentinel or Cluster: one {@link Session} at a time.
 * The store may be down; it is tried until it answers, in the background. When one
 * connection of a session is lost, all are replaced, and the address is asked for anew.
 * Any thread may call.
 */
public final class RedisLink implements AutoCloseable {

	private static final Logger logger = LoggerFactory.getLogger(RedisLink.class);

	private static final long MIN_RETRY_MILLIS = 50;

	private static final long MAX_RETRY_MILLIS = 1000;

	private static final int MAX_DOUBLINGS = 5;

	private static final long CLOSE_MILLIS = 1500;

	private static final SessionListener NOBODY = new SessionListener() {
	};

	private final Keyspace keyspace;

	private final Supplier<AbstractRedisClient> client;

	private final Witness witness;

	private final ScheduledExecutorService threads;

	private SessionListener listener = NOBODY;

	private boolean withMessages;

	/** Of the connecting thread. */
	private @Nullable Connector connector;

	private volatile @Nullable Session session;

	/** A session that is replaced; its connection for data serves until the next. */
	private volatile @Nullable Session retiring;

	private volatile boolean closed;

	/**
	 * Create a link without connections.
	 * @param keyspace what is looked for there; in a cluster it says which node
	 * @param client gives the client, once the link is used
	 * @param witness says where the primary is, if anybody can be asked
	 */
	public RedisLink(Keyspace keyspace, Supplier<AbstractRedisClient> client, Witness witness) {
		this.keyspace = keyspace;
		this.client = client;
		this.witness = witness;
		this.threads = threads();
	}

	private static ScheduledExecutorService threads() {
		ScheduledThreadPoolExecutor connector = new ScheduledThreadPoolExecutor(1,
				DaemonThreads.named("redis-connector"));
		connector.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
		connector.setRejectedExecutionHandler(new ThreadPoolExecutor.DiscardPolicy());
		return connector;
	}

	/** Connect for commands alone, in the background. Called once. */
	public void open() {
		connectSoon();
	}

	/**
	 * Connect for commands and messages, in the background. Called once.
	 * @param sessions is told of each session
	 */
	public void open(SessionListener sessions) {
		this.listener = sessions;
		this.withMessages = true;
		connectSoon();
	}

	private void connectSoon() {
		this.threads.execute(() -> attempt(0));
	}

	private void attempt(int failures) {
		try {
			if (!this.closed) {
				connect();
			}
		}
		catch (RuntimeException ex) {
			if (failures == 0) {
				logger.warn("Redis cannot be reached; trying on: {}", rootMessage(ex));
			}
			this.threads.schedule(() -> attempt(failures + 1), delayMillis(failures), TimeUnit.MILLISECONDS);
		}
	}

	/** Full jitter: many processes do not come back in step. */
	private static long delayMillis(int failures) {
		long most = Math.min(MAX_RETRY_MILLIS, MIN_RETRY_MILLIS << Math.min(failures + 1, MAX_DOUBLINGS));
		return ThreadLocalRandom.current().nextLong(MIN_RETRY_MILLIS, most + 1);
	}

	private void connect() {
		Connector ready = this.connector;
		if (ready == null) {
			ready = new Connector(this.keyspace.meta(), this.client.get(), this.witness, this::lost);
			this.connector = ready;
		}
		Session made = ready.connect(this.withMessages);
		close(use(made));
		logger.debug("Connected to Redis at {}", made.address());
		this.listener.opened(made);
		if (this.closed || !ready.areUp(made)) {
			replace(made, "it was lost at once");
		}
	}

	private static String rootMessage(Throwable failure) {
		Throwable root = failure;
		while (root.getCause() != null) {
			root = root.getCause();
		}
		return (root.getMessage() != null) ? root.getMessage() : root.getClass().getSimpleName();
	}

	@SuppressWarnings("ReferenceEquality") // the very connection
	private void lost(Object connection) {
		Session current = this.session;
		Session old = this.retiring;
		if (current != null && connection == current.messages()) {
			replaceWhileServing(current, "the messages are lost");
		}
		else if (current != null && current.has(connection)) {
			replace(current, "it is lost", false, Session::close);
		}
		else if (old != null && connection == old.data()) {
			close(retire(old));
		}
	}

	/**
	 * Make another session, to an address that is asked for anew; does nothing when this
	 * one is not in use. What is under way may be answered still, for a moment. Returns
	 * at once.
	 * @param why a clause about the connection, for the log
	 */
	public void replace(Session old, String why) {
		replace(old, why, false, Session::closeAnswered);
	}

	/**
	 * Replace the session, whose connection for data serves until the next one is there.
	 * For those who do not trust what they read there.
	 */
	public void replaceWhileServing(Session old, String why) {
		replace(old, why, true, Session::closeMessages);
	}

	private void replace(Session old, String why, boolean dataServes, Consumer<Session> end) {
		if (!takeOut(old, dataServes)) {
			return;
		}
		if (!this.closed) {
			logger.info("The connections to Redis at {} are replaced: {}", old.address(), why);
		}
		this.listener.closed();
		end.accept(old);
		connectSoon();
	}

	/** Use a session from now on; return the one that served until then. */
	private synchronized @Nullable Session use(Session made) {
		Session before = this.retiring;
		this.session = made;
		this.retiring = null;
		return before;
	}

	/** Use a session no more, or for data alone; tell whether it was in use. */
	@SuppressWarnings("ReferenceEquality") // the very session
	private synchronized boolean takeOut(Session old, boolean dataServes) {
		if (this.session != old) {
			return false;
		}
		this.retiring = dataServes ? old : null; // first: there is no moment without data
		this.session = null;
		return true;
	}

	/** Return the session if it served, which it does no more. */
	@SuppressWarnings("ReferenceEquality") // the very session
	private synchronized @Nullable Session retire(@Nullable Session old) {
		if (old == null || this.retiring != old) {
			return null;
		}
		this.retiring = null;
		return old;
	}

	private static void close(@Nullable Session old) {
		if (old != null) {
			old.close();
		}
	}

	/** Tell whether the session is the one in use. */
	@SuppressWarnings("ReferenceEquality") // the very session
	public boolean isCurrent(Session one) {
		return this.session == one;
	}

	/** Return the key space that this link leads to. */
	public Keyspace keyspace() {
		return this.keyspace;
	}

	/** Return who confirms that a server is the primary. */
	public Witness witness() {
		return this.witness;
	}

	/**
	 * Return the session, or the last one while it serves on; fails at once while there
	 * is none.
	 */
	public Session session() {
		Session current = this.session;
		Session ready = (current != null) ? current : this.retiring;
		ready = (ready != null) ? ready : this.session; // the next one may be there by
														// now
		if (ready == null) {
			throw new StoreException(Outcome.NONE, "Redis cannot be reached", null);
		}
		return ready;
	}

	/** Return the commands of the session; fails at once while there is none. */
	public RedisAsyncCommands<byte[], byte[]> commands() {
		return session().commands();
	}

	/**
	 * Close what is open. An attempt to connect that is under way may end first: a client
	 * that is shut down meanwhile would lose the buffer of that connection.
	 */
	@Override
	public void close() {
		this.closed = true;
		this.threads.shutdown();
		try {
			this.threads.awaitTermination(CLOSE_MILLIS, TimeUnit.MILLISECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		this.threads.shutdownNow();
		close(retire(this.retiring));
		Session last = this.session;
		if (last != null && takeOut(last, false)) {
			last.closeNow();
		}
	}

	/** Told of sessions, one at a time. */
	public interface SessionListener {

		/** A session begins; called on the link's thread. */
		default void opened(Session session) {
		}

		/** The session in use is given up; called on any thread. */
		default void closed() {
		}

	}

}
