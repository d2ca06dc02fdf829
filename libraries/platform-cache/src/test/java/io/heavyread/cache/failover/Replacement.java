package io.heavyread.cache.failover;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletionException;

import io.heavyread.cache.faults.Body;
import io.heavyread.cache.faults.Committed;
import io.heavyread.cache.faults.History;
import io.heavyread.cache.faults.ReadLoad;
import io.heavyread.protocol.StoreException;
import io.heavyread.store.PostStore;
import io.heavyread.store.Write;
import io.heavyread.store.WriteCondition;
import io.heavyread.store.WriteResult.Written;

/** Writes every post of a run once more, each until that is acknowledged. */
final class Replacement {

	private static final Duration PATIENCE = Duration.ofSeconds(30);

	private final String run;

	private final PostStore writer;

	private final History history;

	private long count;

	Replacement(String run, PostStore writer, History history) {
		this.run = run;
		this.writer = writer;
		this.history = history;
	}

	void replaceAll() {
		for (int at = 0; at < ReadLoad.IDS; at++) {
			String id = this.run + "-" + at;
			Drill.await().atMost(PATIENCE).pollDelay(Duration.ZERO).until(() -> replace(id));
		}
	}

	private boolean replace(String id) {
		String body = Body.of(this.run + "-replaced", this.count++ * 2);
		long start = System.nanoTime();
		try {
			Written written = (Written) this.writer
				.write(new Write(Write.Kind.PUT, id, body.getBytes(StandardCharsets.UTF_8), new WriteCondition.None(),
						null))
				.toCompletableFuture()
				.join();
			this.history.add(new Committed(id, Body.name(body), start, Committed.Outcome.ACKNOWLEDGED,
					written.version(), written.chain(), System.nanoTime()));
			return true;
		}
		catch (CompletionException ex) {
			if (!(ex.getCause() instanceof StoreException)) {
				throw ex;
			}
			return false;
		}
	}

}
