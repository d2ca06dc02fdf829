package io.heavyread.protocol.redis.sentinel;

import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.sentinel.api.StatefulRedisSentinelConnection;
import io.lettuce.core.sentinel.api.async.RedisSentinelAsyncCommands;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One sentinel and its last answer. One thread asks; any thread reads the answer. A
 * sentinel that hangs or is away delays nobody.
 */
final class SentinelConnection {

	private static final Logger logger = LoggerFactory.getLogger(SentinelConnection.class);

	private final RedisClient client;

	private final RedisURI uri;

	private final String master;

	private volatile @Nullable CompletableFuture<StatefulRedisSentinelConnection<String, String>> connection;

	private volatile @Nullable SentinelAnswer answer;

	private volatile boolean failing;

	SentinelConnection(RedisClient client, RedisURI uri, String master) {
		this.client = client;
		this.uri = uri;
		this.master = master;
	}

	/** Return the last answer, however old; null before the first. */
	@Nullable SentinelAnswer answer() {
		return this.answer;
	}

	/** Send the questions of a round, or connect; never waits. */
	void ask() {
		CompletableFuture<StatefulRedisSentinelConnection<String, String>> open = this.connection;
		if (open == null || open.isCompletedExceptionally()) {
			open = this.client.connectSentinelAsync(StringCodec.UTF8, this.uri);
			this.connection = open;
			open.whenComplete((made, failure) -> {
				if (failure != null) {
					failed(failure);
				}
			});
		}
		else if (open.isDone() && open.join().isOpen()) {
			ask(open.join().async());
		}
		else if (open.isDone()) {
			open.join().closeAsync();
			this.connection = null;
		}
	}

	private void ask(RedisSentinelAsyncCommands<String, String> sentinel) {
		long askedNanos = System.nanoTime();
		CompletableFuture<SocketAddress> named = sentinel.getMasterAddrByName(this.master).toCompletableFuture();
		CompletableFuture<Map<String, String>> state = sentinel.master(this.master).toCompletableFuture();
		named.thenCombine(state, (address, fields) -> SentinelAnswer.of(inet(address), fields, askedNanos))
			.whenComplete((said, failure) -> {
				if (failure != null) {
					failed(failure);
				}
				else {
					answered(said);
				}
			});
	}

	private InetSocketAddress inet(@Nullable SocketAddress address) {
		if (address instanceof InetSocketAddress inet) {
			return inet;
		}
		throw new IllegalArgumentException("it does not know a primary of the name " + this.master);
	}

	/** Answers come in the order of the questions. */
	private void answered(SentinelAnswer said) {
		this.answer = said;
		if (this.failing) {
			this.failing = false;
			logger.info("The sentinel {}:{} answers again", this.uri.getHost(), this.uri.getPort());
		}
	}

	private void failed(Throwable failure) {
		if (!this.failing) {
			this.failing = true;
			logger.warn("The sentinel {}:{} says nothing: {}", this.uri.getHost(), this.uri.getPort(),
					rootMessage(failure));
		}
	}

	private static String rootMessage(Throwable failure) {
		Throwable root = failure;
		while (root.getCause() != null
				&& (root instanceof CompletionException || root.getCause().getMessage() != null)) {
			root = root.getCause();
		}
		return String.valueOf(root.getMessage());
	}

	/** Wait until no attempt to connect is under way, for at most the time one takes. */
	void awaitAttempt() {
		CompletableFuture<?> attempt = this.connection;
		if (attempt != null) {
			attempt.handle((made, failure) -> true)
				.completeOnTimeout(false, 2 * this.uri.getTimeout().toMillis(), TimeUnit.MILLISECONDS)
				.join();
		}
	}

}
