package io.heavyread.cache.redis;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

import io.heavyread.cache.source.FeedStore.Stored;
import io.heavyread.cache.source.Reading;
import io.heavyread.protocol.Keyspace;
import io.heavyread.protocol.redis.RedisLink;
import io.heavyread.protocol.support.Utf8;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.output.ByteArrayOutput;
import io.lettuce.core.output.DoubleListOutput;
import io.lettuce.core.protocol.CommandArgs;
import io.lettuce.core.protocol.CommandType;
import org.jspecify.annotations.Nullable;

/**
 * Reads posts one by one, each with its place in the index and the evidence. One that is
 * asked for while others are on their way waits for those that come after it, and all of
 * them share two looks at the position: the busier the reader, the cheaper a post. Any
 * thread may call; nothing blocks.
 */
final class FrameReads {

	private static final int MAX_BATCHES = 2;

	private static final int MAX_BATCH = 64;

	private final RedisLink link;

	private final Queue<Asked> waiting = new ArrayDeque<>();

	private int batches;

	FrameReads(RedisLink link) {
		this.link = link;
	}

	/** Read the post; the stage fails when the store does not answer. */
	CompletionStage<Reading<Stored>> read(String id) {
		Asked asked = new Asked(id);
		send(next(asked));
		return asked.answer;
	}

	private synchronized List<Asked> next(Asked asked) {
		this.waiting.add(asked);
		return next();
	}

	private synchronized List<Asked> ended() {
		this.batches--;
		return next();
	}

	private List<Asked> next() {
		List<Asked> batch = new ArrayList<>();
		while (this.batches < MAX_BATCHES && batch.size() < MAX_BATCH && !this.waiting.isEmpty()) {
			batch.add(this.waiting.remove());
		}
		this.batches += batch.isEmpty() ? 0 : 1;
		return batch;
	}

	private void send(List<Asked> batch) {
		if (batch.isEmpty()) {
			return;
		}
		ask(batch).whenComplete((reading, failure) -> {
			send(ended());
			for (int i = 0; i < batch.size(); i++) {
				batch.get(i).end(reading, i, failure);
			}
		});
	}

	private CompletionStage<Reading<CompletableFuture<List<Double>>>> ask(List<Asked> batch) {
		EvidencedRead read = new EvidencedRead(this.link.keyspace());
		CommandArgs<byte[], byte[]> index = key(this.link.keyspace().index());
		for (Asked asked : batch) {
			asked.addTo(read, this.link.keyspace());
			index.add(asked.id);
		}
		CompletableFuture<List<Double>> scores = read.add(CommandType.ZMSCORE,
				new DoubleListOutput<>(ByteArrayCodec.INSTANCE), index);
		try {
			return read.send(this.link.session(), () -> scores);
		}
		catch (RuntimeException ex) {
			return CompletableFuture.failedFuture(ex);
		}
	}

	private static CommandArgs<byte[], byte[]> key(String key) {
		return new CommandArgs<>(ByteArrayCodec.INSTANCE).addKey(Utf8.bytes(key));
	}

	/** A post that is asked for. */
	private static final class Asked {

		private final String id;

		private final CompletableFuture<Reading<Stored>> answer = new CompletableFuture<>();

		private CompletableFuture<byte @Nullable []> frame = new CompletableFuture<>();

		Asked(String id) {
			this.id = id;
		}

		void addTo(EvidencedRead read, Keyspace keyspace) {
			this.frame = read.add(CommandType.GET, new ByteArrayOutput<>(ByteArrayCodec.INSTANCE),
					key(keyspace.document(this.id)));
		}

		/**
		 * Complete the answer. An index that is none says nothing; a post that is there
		 * needs none.
		 */
		void end(@Nullable Reading<CompletableFuture<List<Double>>> reading, int at, @Nullable Throwable failure) {
			try {
				if (reading == null) {
					throw new CompletionException(failure);
				}
				byte[] bytes = this.frame.join();
				boolean indexed = bytes == null && Objects.nonNull(reading.value().join().get(at));
				this.answer.complete(reading.with(new Stored(bytes, indexed)));
			}
			catch (RuntimeException ex) {
				this.answer.completeExceptionally(ex);
			}
		}

	}

}
