package io.heavyread.store.write;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.LongAccumulator;
import java.util.function.Supplier;

import io.heavyread.protocol.StoreException;
import io.heavyread.protocol.StoreException.Outcome;
import io.heavyread.protocol.redis.LuaScript;
import io.heavyread.protocol.redis.RedisLink;
import io.heavyread.protocol.redis.Session;
import io.heavyread.protocol.redis.StoreFailures;
import io.heavyread.protocol.redis.Witness;
import io.heavyread.protocol.support.Utf8;
import io.heavyread.protocol.wire.WireVersions;
import io.heavyread.store.PostStore;
import io.heavyread.store.Write;
import io.heavyread.store.WriteResult;
import io.heavyread.store.WriteResult.Written;
import io.lettuce.core.ScriptOutputType;
import org.jspecify.annotations.Nullable;

/** The store of a writer: every write is one call of the write script. */
public final class RedisPostStore implements PostStore {

	private final LuaScript remember = new LuaScript(RedisPostStore.class, "remember.lua", ScriptOutputType.INTEGER);

	private final RedisLink link;

	private final WriteScript script;

	private final Confirmation confirmation;

	private final DirectWrites direct;

	private final WritePath path;

	private final Writability writability;

	private final AcknowledgedWrites acknowledged = new AcknowledgedWrites(System::nanoTime);

	private final LongAccumulator highestVersion = new LongAccumulator(Math::max, 0);

	/**
	 * Create the store of a writer.
	 * @param link leads to the primary
	 * @param links makes a link of its own, for each connection on which writes wait for
	 * replicas
	 * @param replicas how many replicas must have a write
	 * @param witness confirms the primary: what another server answers counts for nothing
	 * @param writability what was found when the store was last looked at; is told of
	 * refusals
	 * @param versions is told of posts of another wire version, on which no condition can
	 * be decided
	 */
	public RedisPostStore(RedisLink link, Supplier<RedisLink> links, WriteSettings settings, ReplicaSettings replicas,
			Witness witness, Writability writability, WireVersions versions) {
		this.link = link;
		this.script = new WriteScript(link.keyspace(), settings, versions);
		this.confirmation = new Confirmation(witness, System::nanoTime);
		this.direct = new DirectWrites(link, this.confirmation);
		this.path = (replicas.replicas() == 0) ? this.direct
				: new ReplicatedWrites(link, links, this.confirmation, replicas);
		this.writability = writability;
	}

	/** Begin to connect, where writes have connections of their own. */
	public void open() {
		this.path.open();
	}

	@Override
	public CompletionStage<WriteResult> write(Write request) {
		String refusal = this.writability.refusal();
		if (refusal != null) {
			return CompletableFuture.failedFuture(new StoreException(Outcome.NONE, refusal, null));
		}
		return ask(() -> this.path.write(scripted(request))).thenApply((result) -> remembered(request, result));
	}

	/**
	 * Write for the writer itself: no client hears of it, and no replica is waited for.
	 */
	public CompletionStage<WriteResult> writeUnheard(Write request) {
		return ask(() -> this.direct.write(scripted(request)));
	}

	private ScriptedWrite scripted(Write request) {
		return new ScriptedWrite(this.script, this.script.call(request), request.body().length);
	}

	private WriteResult remembered(Write request, WriteResult result) {
		if (result instanceof Written written) {
			this.highestVersion.accumulate(written.version());
			this.acknowledged.add(request.id(), written);
		}
		else if (result instanceof WriteResult.Repeated repeated) {
			this.acknowledged.add(request.id(), repeated.original());
		}
		return result;
	}

	/** Return the highest version that was written here, 0 before the first. */
	public long highestVersion() {
		return this.highestVersion.get();
	}

	/** Return the writes of the last seconds that were acknowledged here. */
	public AcknowledgedWrites acknowledged() {
		return this.acknowledged;
	}

	/** Fail when the session's server is not confirmed as the primary. */
	public void requireConfirmed(Session session) {
		this.confirmation.beforeSending(session);
		this.path.follow(session);
	}

	/**
	 * Ask over a session whether writes could be done now; the stage fails when not.
	 */
	public CompletionStage<Void> probe(Session session) {
		return this.script.probe(session.commands());
	}

	/** Make all connections anew. */
	public void replace(Session session, String why) {
		this.link.replace(session, why);
		this.path.replace(why);
	}

	@Override
	public CompletionStage<Void> rememberReply(String idempotencyKey, String fingerprint, byte[] reply) {
		byte[][] keys = { Utf8.bytes(this.link.keyspace().idempotency(idempotencyKey)) };
		return ask(() -> remember(this.remember.call(keys, Utf8.bytes(fingerprint), reply)));
	}

	private CompletionStage<Void> remember(LuaScript.Call call) {
		Session session = this.link.session();
		return call.<Long>run(session.commands()).thenAccept((kept) -> {
			if (this.confirmation.believed(this.link, session, kept) < 0) {
				throw new StoreException(Outcome.UNKNOWN, "the store does not know the write's idempotency key", null);
			}
		});
	}

	private <T> CompletionStage<T> ask(Supplier<CompletionStage<T>> request) {
		try {
			return request.get().exceptionallyCompose((failure) -> failed(failure));
		}
		catch (RuntimeException ex) {
			return failed(ex);
		}
	}

	private <T> CompletionStage<T> failed(@Nullable Throwable failure) {
		Throwable cause = (failure != null) ? failure : new IllegalStateException();
		if (StoreFailures.refusesAllWrites(cause)) {
			this.writability.seen(false);
		}
		return CompletableFuture.failedFuture(StoreFailures.of(cause));
	}

	@Override
	public boolean isWritable() {
		return this.writability.isWritable();
	}

	/** Close the connections that writes have of their own. */
	public void close() {
		this.path.close();
	}

}
