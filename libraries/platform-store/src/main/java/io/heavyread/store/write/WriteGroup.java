package io.heavyread.store.write;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import io.heavyread.protocol.StoreException;
import io.heavyread.protocol.StoreException.Outcome;
import io.heavyread.protocol.redis.LuaScript;
import io.heavyread.protocol.redis.RedisLink;
import io.heavyread.protocol.redis.Session;
import io.heavyread.protocol.support.Utf8;
import io.heavyread.store.WriteResult;
import io.lettuce.core.api.async.RedisAsyncCommands;

/**
 * A group of writes over one physical connection with one {@code WAIT} after the last of
 * them. When the connection is lost in between, the {@code WAIT} would be one of another
 * connection, where it says nothing: the session is not in use any more then, and the
 * outcome is unknown. Callbacks run on the connection's I/O thread.
 */
final class WriteGroup {

	private static final long PROBE_SECONDS = 60;

	private final RedisLink link;

	private final Session session;

	private final Confirmation confirmation;

	private final ReplicaSettings settings;

	WriteGroup(RedisLink link, Session session, Confirmation confirmation, ReplicaSettings settings) {
		this.link = link;
		this.session = session;
		this.confirmation = confirmation;
		this.settings = settings;
	}

	/** Send; every write is answered when the stage is complete, which never fails. */
	CompletionStage<Void> send(List<PendingWrite> writes) {
		return send(writes, false);
	}

	private CompletionStage<Void> send(List<PendingWrite> writes, boolean whole) {
		RedisAsyncCommands<byte[], byte[]> commands = this.session.commands();
		List<CompletableFuture<WriteResult>> replies = new ArrayList<>();
		for (PendingWrite pending : writes) {
			replies.add(pending.write().runOnce(commands, whole).toCompletableFuture());
		}
		CompletionStage<Long> replicas = waitForReplicas(commands);
		return settled(replies, replicas).thenCompose((settled) -> judge(writes, replies, replicas, whole));
	}

	private CompletionStage<Long> waitForReplicas(RedisAsyncCommands<byte[], byte[]> commands) {
		return commands.waitForReplication(this.settings.replicas(), this.settings.timeout().toMillis());
	}

	private static CompletionStage<Void> settled(List<CompletableFuture<WriteResult>> replies,
			CompletionStage<Long> replicas) {
		return CompletableFuture.allOf(replies.toArray(CompletableFuture[]::new))
			.handle((done, failure) -> null)
			.thenCompose((done) -> replicas)
			.handle((done, failure) -> null);
	}

	/** Answer what is known; what a script or a repetition wants is sent behind. */
	private CompletionStage<Void> judge(List<PendingWrite> writes, List<CompletableFuture<WriteResult>> replies,
			CompletionStage<Long> replicas, boolean whole) {
		List<PendingWrite> unknownScript = new ArrayList<>();
		List<PendingWrite> repeated = new ArrayList<>();
		List<WriteResult> originals = new ArrayList<>();
		for (int i = 0; i < writes.size(); i++) {
			PendingWrite pending = writes.get(i);
			CompletableFuture<WriteResult> reply = replies.get(i);
			if (!whole && reply.isCompletedExceptionally() && LuaScript.isUnknown(failure(reply))) {
				unknownScript.add(pending);
			}
			else if (reply.isCompletedExceptionally()) {
				pending.end(null, failure(reply));
			}
			else if (reply.join() instanceof WriteResult.Repeated original) {
				repeated.add(pending);
				originals.add(original);
			}
			else {
				answer(pending, reply.join(), replicas);
			}
		}
		return (unknownScript.isEmpty() ? CompletableFuture.<Void>completedStage(null) : send(unknownScript, true))
			.thenCompose((done) -> repeated.isEmpty() ? CompletableFuture.completedStage(null)
					: repeat(repeated, originals));
	}

	/**
	 * A repetition wrote nothing, so there is nothing to wait for: what it waits behind
	 * is a small write of its own.
	 */
	private CompletionStage<Void> repeat(List<PendingWrite> repeated, List<WriteResult> originals) {
		RedisAsyncCommands<byte[], byte[]> commands = this.session.commands();
		CompletionStage<String> probe = commands.setex(Utf8.bytes(this.link.keyspace().probe()), PROBE_SECONDS,
				new byte[] { '1' });
		CompletionStage<Long> replicas = waitForReplicas(commands).thenCombine(probe, (count, done) -> count);
		return replicas.handle((count, failure) -> {
			for (int i = 0; i < repeated.size(); i++) {
				answer(repeated.get(i), originals.get(i), replicas);
			}
			return null;
		});
	}

	private void answer(PendingWrite pending, WriteResult result, CompletionStage<Long> replicas) {
		try {
			boolean changed = result instanceof WriteResult.Written || result instanceof WriteResult.Repeated;
			if (changed) {
				requireReplicas(replicas.toCompletableFuture());
			}
			pending.end(this.confirmation.believed(this.link, this.session, result), null);
		}
		catch (RuntimeException ex) {
			pending.end(null, ex);
		}
	}

	private void requireReplicas(CompletableFuture<Long> replicas) {
		if (replicas.isCompletedExceptionally()) {
			throw new StoreException(Outcome.UNKNOWN, "it is not known which replicas have the write",
					failure(replicas));
		}
		if (replicas.join() < this.settings.replicas()) {
			throw new StoreException(Outcome.UNKNOWN, replicas.join() + " replicas have the write after "
					+ this.settings.timeout().toMillis() + " ms, and not " + this.settings.replicas(), null);
		}
	}

	private static Throwable failure(CompletableFuture<?> failed) {
		return LuaScript.cause(failed.handle((done, failure) -> failure).join());
	}

}
