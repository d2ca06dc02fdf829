package io.heavyread.writer.support;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

import io.heavyread.protocol.StoreException;
import io.heavyread.store.PostStore;
import io.heavyread.store.Write;
import io.heavyread.store.Write.Idempotency;
import io.heavyread.store.WriteCondition;
import io.heavyread.store.WriteResult;
import io.heavyread.store.WriteResult.Written;
import org.jspecify.annotations.Nullable;

/** A store in memory that can be told to wait, to fail and to lose answers. */
public final class StubStore implements PostStore {

	private final Map<String, Written> posts = new HashMap<>();

	private final Map<String, Kept> kept = new HashMap<>();

	private final List<Write> committed = new ArrayList<>();

	private final AtomicInteger asked = new AtomicInteger();

	private final Queue<Runnable> held = new ConcurrentLinkedQueue<>();

	private volatile boolean holding;

	private volatile boolean writable = true;

	private volatile boolean silent;

	private volatile boolean losesReplies;

	private volatile boolean holdingReplies;

	private volatile @Nullable RuntimeException failure;

	private long sequence;

	/** Forget everything and behave well. */
	public synchronized void reset() {
		release();
		this.posts.clear();
		this.kept.clear();
		this.committed.clear();
		this.asked.set(0);
		this.writable = true;
		this.silent = false;
		this.losesReplies = false;
		this.holdingReplies = false;
		this.failure = null;
	}

	/** Let writes wait until {@link #release()}. */
	public void hold() {
		this.holding = true;
	}

	/** Let replies wait to be remembered until {@link #release()}. */
	public void holdReplies() {
		this.holdingReplies = true;
	}

	/** Let all that waits, and all after it, happen. */
	public void release() {
		this.holding = false;
		this.holdingReplies = false;
		for (Runnable next = this.held.poll(); next != null; next = this.held.poll()) {
			next.run();
		}
	}

	/** Refuse every write with this failure; null takes them again. */
	public void fail(@Nullable RuntimeException with) {
		this.failure = with;
	}

	/** Commit writes but never answer them. */
	public void silence(boolean on) {
		this.silent = on;
	}

	/** Refuse to remember replies. */
	public void loseReplies(boolean on) {
		this.losesReplies = on;
	}

	public void writable(boolean on) {
		this.writable = on;
	}

	/** Return the writes that had an effect. */
	public synchronized List<Write> committed() {
		return List.copyOf(this.committed);
	}

	/** Return how many writes came, with an effect or without. */
	public int asked() {
		return this.asked.get();
	}

	@Override
	public boolean isWritable() {
		return this.writable;
	}

	@Override
	public CompletionStage<WriteResult> write(Write write) {
		this.asked.incrementAndGet();
		RuntimeException with = this.failure;
		if (with != null) {
			return CompletableFuture.failedFuture(with);
		}
		if (this.silent) {
			commit(write);
			return new CompletableFuture<>();
		}
		return later(this.holding, () -> commit(write));
	}

	private <T> CompletionStage<T> later(boolean hold, Supplier<T> work) {
		if (!hold) {
			return CompletableFuture.completedStage(work.get());
		}
		CompletableFuture<T> answer = new CompletableFuture<>();
		this.held.add(() -> answer.complete(work.get()));
		return answer;
	}

	private synchronized WriteResult commit(Write write) {
		Idempotency idempotency = write.idempotency();
		Kept known = (idempotency != null) ? this.kept.get(idempotency.key()) : null;
		if (idempotency != null && known != null) {
			return known.fingerprint.equals(idempotency.fingerprint())
					? new WriteResult.Repeated(known.written, known.context, known.reply)
					: new WriteResult.KeyConflict();
		}
		Written current = this.posts.get(write.id());
		if (!holds(write.condition(), current)) {
			return new WriteResult.ConditionFailed();
		}
		if (write.kind() == Write.Kind.DELETE && current == null) {
			return new WriteResult.NotFound();
		}
		return effect(write, current == null);
	}

	private Written effect(Write write, boolean created) {
		long version = ++this.sequence;
		Written written = new Written(version, 0xabcdef0000000000L + version, created);
		if (write.kind() == Write.Kind.DELETE) {
			this.posts.remove(write.id());
		}
		else {
			this.posts.put(write.id(), written);
		}
		Idempotency idempotency = write.idempotency();
		if (idempotency != null) {
			this.kept.put(idempotency.key(),
					new Kept(idempotency.fingerprint(), written, idempotency.context(), new byte[0]));
		}
		this.committed.add(write);
		return written;
	}

	private static boolean holds(WriteCondition condition, @Nullable Written current) {
		if (condition instanceof WriteCondition.Exists) {
			return current != null;
		}
		if (condition instanceof WriteCondition.Absent) {
			return current == null;
		}
		if (condition instanceof WriteCondition.OneOf oneOf) {
			return current != null && oneOf.chains().contains(current.chain());
		}
		return true;
	}

	@Override
	public CompletionStage<Void> rememberReply(String key, String fingerprint, byte[] reply) {
		if (this.losesReplies) {
			return CompletableFuture.failedFuture(new StoreException(StoreException.Outcome.NONE, "lost", null));
		}
		return later(this.holdingReplies, () -> remember(key, fingerprint, reply));
	}

	@SuppressWarnings("NullAway")
	private synchronized Void remember(String key, String fingerprint, byte[] reply) {
		Kept known = this.kept.get(key);
		if (known != null && known.fingerprint.equals(fingerprint)) {
			this.kept.put(key, new Kept(fingerprint, known.written, known.context, reply));
		}
		return null;
	}

	private record Kept(String fingerprint, Written written, byte[] context, byte[] reply) {
	}

}
