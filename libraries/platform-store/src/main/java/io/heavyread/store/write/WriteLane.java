package io.heavyread.store.write;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import io.heavyread.protocol.StoreException;
import io.heavyread.protocol.StoreException.Outcome;
import io.heavyread.protocol.redis.RedisLink;
import io.heavyread.protocol.redis.Session;
import io.heavyread.store.WriteResult;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection for writes that wait for replicas. What comes while a group is under way
 * makes up the next one. Any thread may call.
 */
final class WriteLane implements AutoCloseable {

	private static final Logger logger = LoggerFactory.getLogger(WriteLane.class);

	private static final int MAX_WRITES = 256;

	private static final int MAX_BYTES = 4 << 20;

	private final RedisLink main;

	private final RedisLink link;

	private final Confirmation confirmation;

	private final ReplicaSettings settings;

	private final Deque<PendingWrite> waiting = new ArrayDeque<>();

	private boolean busy;

	/**
	 * Create a lane without a connection.
	 * @param main leads to the primary that writes go to
	 * @param link leads there too, over a connection of the lane alone
	 */
	WriteLane(RedisLink main, RedisLink link, Confirmation confirmation, ReplicaSettings settings) {
		this.main = main;
		this.link = link;
		this.confirmation = confirmation;
		this.settings = settings;
	}

	void open() {
		this.link.open();
	}

	CompletionStage<WriteResult> write(ScriptedWrite write) {
		PendingWrite pending = new PendingWrite(write, System.nanoTime(), new CompletableFuture<>());
		synchronized (this) {
			this.waiting.add(pending);
			if (this.busy) {
				return pending.result();
			}
			this.busy = true;
		}
		sendNext();
		return pending.result();
	}

	/**
	 * Send groups until nothing waits; each begins when the one before has its answer.
	 */
	private void sendNext() {
		List<PendingWrite> group = nextGroup();
		while (!group.isEmpty()) {
			CompletableFuture<Void> sent = send(group).toCompletableFuture();
			if (!sent.isDone()) {
				sent.whenComplete((done, failure) -> sendNext());
				return;
			}
			group = nextGroup();
		}
	}

	private CompletionStage<Void> send(List<PendingWrite> group) {
		try {
			Session session = session(this.main.session());
			this.confirmation.beforeSending(session);
			return new WriteGroup(this.link, session, this.confirmation, this.settings).send(group);
		}
		catch (RuntimeException ex) {
			group.forEach((pending) -> pending.end(null, ex));
			return CompletableFuture.completedStage(null);
		}
	}

	private synchronized List<PendingWrite> nextGroup() {
		List<PendingWrite> group = new ArrayList<>();
		long now = System.nanoTime();
		int bytes = 0;
		while (!this.waiting.isEmpty() && group.size() < MAX_WRITES && bytes < MAX_BYTES) {
			PendingWrite pending = this.waiting.remove();
			if (now - pending.since() > this.settings.sendWithin().toNanos()) {
				pending.end(null, new StoreException(Outcome.NONE, "the write waited too long to be sent", null));
			}
			else {
				group.add(pending);
				bytes += pending.write().bytes();
			}
		}
		this.busy = !group.isEmpty();
		return group;
	}

	/** Return the session; fails when there is none, or when it leads elsewhere. */
	private Session session(Session wanted) {
		Session own = this.link.session();
		if (!own.address().equals(wanted.address())) {
			this.link.replace(own, "writes go to " + wanted.address());
			throw new StoreException(Outcome.NONE, "Redis cannot be reached", null);
		}
		return own;
	}

	/** Make the connection anew when it leads to another server. */
	void follow(Session wanted) {
		try {
			session(wanted);
		}
		catch (StoreException ex) {
			logger.debug("A connection for writes is made", ex);
		}
	}

	void replace(String why) {
		try {
			this.link.replace(this.link.session(), why);
		}
		catch (StoreException ex) {
			logger.debug("A connection for writes is made already", ex);
		}
	}

	@Override
	public void close() {
		this.link.close();
	}

}
