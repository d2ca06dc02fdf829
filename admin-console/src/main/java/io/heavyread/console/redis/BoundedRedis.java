package io.heavyread.console.redis;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import io.heavyread.console.store.StoreUnavailableException;
import io.heavyread.protocol.support.DaemonThreads;
import jakarta.annotation.PreDestroy;

import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.data.redis.core.RedisCallback;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.stereotype.Component;

/**
 * Runs reads of several commands under one time limit, so that a page never waits longer
 * for a store that is slow or gone. Any thread may call.
 */
@Component
class BoundedRedis {

	private static final int THREADS = 16;

	private static final Duration LIMIT = Duration.ofMillis(700);

	private final StringRedisTemplate redis;

	private final ThreadPoolExecutor threads = new ThreadPoolExecutor(0, THREADS, 30, TimeUnit.SECONDS,
			new SynchronousQueue<>(), DaemonThreads.named("redis-view"));

	/**
	 * Create the view. A connection that does not answer is replaced by one to an address
	 * that is asked for anew.
	 */
	BoundedRedis(StringRedisTemplate redis, LettuceConnectionFactory connections) {
		this.redis = redis;
		connections.setValidateConnection(true);
	}

	StringRedisTemplate template() {
		return this.redis;
	}

	/** Run the action on a connection. */
	<T> T call(RedisCallback<T> action) {
		Future<T> running = submit(action);
		try {
			return running.get(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new StoreUnavailableException("The console is shutting down.", ex);
		}
		catch (TimeoutException ex) {
			// An attempt to connect that is interrupted would leave its connection
			// behind.
			running.cancel(false);
			throw new StoreUnavailableException("Redis does not answer within " + LIMIT.toMillis() + " ms.", ex);
		}
		catch (ExecutionException ex) {
			throw new StoreUnavailableException(RedisProblems.sentence(ex), ex);
		}
	}

	private <T> Future<T> submit(RedisCallback<T> action) {
		try {
			return this.threads.submit(() -> {
				T result = this.redis.execute(action);
				if (result == null) {
					throw new IllegalStateException("Redis gave no reply");
				}
				return result;
			});
		}
		catch (RejectedExecutionException ex) {
			throw new StoreUnavailableException("Too many requests wait for Redis.", ex);
		}
	}

	@PreDestroy
	void close() {
		this.threads.shutdownNow();
	}

}
