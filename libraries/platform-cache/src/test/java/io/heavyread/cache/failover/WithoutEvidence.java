package io.heavyread.cache.failover;

import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

import io.heavyread.cache.redis.RedisFeedStore;
import io.heavyread.cache.source.FeedStore;
import io.heavyread.cache.source.Reading;
import io.heavyread.cache.source.StoreStatus;
import io.heavyread.cache.test.PassingStore;
import io.heavyread.protocol.Position;
import io.heavyread.protocol.redis.RedisLink;
import io.heavyread.protocol.wire.BadFrameException;
import io.heavyread.protocol.wire.Frame;
import io.heavyread.protocol.wire.LogEntry;
import org.jspecify.annotations.Nullable;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * A reader's store that claims of everything it reads that it reflects all messages so
 * far: what a reader would be that does not ask for evidence.
 */
final class WithoutEvidence extends PassingStore {

	private volatile @Nullable Position position;

	private WithoutEvidence(FeedStore store) {
		super(store);
	}

	/** Return what gives a node such a store. */
	static String[] settings() {
		return new String[] { "spring.main.sources=" + Stores.class.getName() };
	}

	@Override
	public void open(Subscriber subscriber) {
		super.open(new Listening(subscriber));
	}

	@Override
	public void poll(Consumer<StoreStatus> reply, Consumer<Throwable> failure) {
		super.poll((status) -> {
			this.position = status.position();
			reply.accept(status);
		}, failure);
	}

	@Override
	public CompletionStage<Reading<List<LogEntry>>> log(long fromSequence, int limit) {
		return claimed(super.log(fromSequence, limit));
	}

	@Override
	public CompletionStage<Reading<Stored>> frame(String id) {
		return claimed(super.frame(id));
	}

	@Override
	public CompletionStage<Reading<List<byte @Nullable []>>> frames(List<String> ids) {
		return claimed(super.frames(ids));
	}

	@Override
	public CompletionStage<Reading<List<byte @Nullable []>>> headers(List<String> ids) {
		return claimed(super.headers(ids));
	}

	private <T> CompletionStage<Reading<T>> claimed(CompletionStage<Reading<T>> reading) {
		return reading.thenApply((read) -> new Reading<>(read.value(), this.position, this.position));
	}

	/** Notes the position of each message. */
	private final class Listening implements Subscriber {

		private final Subscriber subscriber;

		Listening(Subscriber subscriber) {
			this.subscriber = subscriber;
		}

		@Override
		public void subscribed() {
			this.subscriber.subscribed();
		}

		@Override
		public void disconnected() {
			this.subscriber.disconnected();
		}

		@Override
		public void message(byte[] bytes) {
			this.subscriber.message(bytes);
			try {
				WithoutEvidence.this.position = Frame.decode(bytes).position();
			}
			catch (BadFrameException ex) {
				// A message without its body; the next one, or a poll, tells the
				// position.
				Thread.onSpinWait();
			}
		}

		@Override
		public void acknowledgementWanted(long version) {
			this.subscriber.acknowledgementWanted(version);
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Stores {

		@Bean(destroyMethod = "")
		FeedStore credulousStore(RedisLink link) {
			return new WithoutEvidence(new RedisFeedStore("reader-1", link));
		}

	}

}
