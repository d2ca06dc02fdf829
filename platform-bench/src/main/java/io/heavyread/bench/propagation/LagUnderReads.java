package io.heavyread.bench.propagation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

import io.heavyread.bench.load.Choices;
import io.heavyread.bench.load.LoadGenerator;
import io.heavyread.bench.load.LoadResult;
import io.heavyread.bench.load.Posts;
import io.heavyread.bench.load.Requests;
import io.heavyread.bench.server.ReaderServer;
import io.heavyread.bench.server.Store;

/** The lag of reader processes that answer reads while posts are written. */
final class LagUnderReads {

	private static final int IDS = 1000;

	private static final int SIZE = 500;

	private static final int CONNECTIONS = 48;

	private LagUnderReads() {
	}

	/**
	 * Measure.
	 * @param readsPerSecond reads of all readers together
	 */
	static Result measure(int writesPerSecond, int count, int readsPerSecond, Duration duration) {
		List<ReaderServer> readers = new ArrayList<>();
		try (Store store = Store.start()) {
			store.fill(SIZE, IDS);
			for (int i = 1; i <= count; i++) {
				readers.add(ReaderServer.start("reader-" + i, "512m", store.address()));
			}
			return measure(store, readers, writesPerSecond, readsPerSecond, duration);
		}
		finally {
			readers.forEach(ReaderServer::close);
		}
	}

	private static Result measure(Store store, List<ReaderServer> readers, int writesPerSecond, int readsPerSecond,
			Duration duration) {
		Requests requests = Requests.of("/post?id=" + Posts.prefix(SIZE), Choices.zipf(IDS));
		List<Integer> ports = readers.stream().map(ReaderServer::port).toList();
		List<Supplier<String>> metrics = new ArrayList<>();
		readers.forEach((reader) -> metrics.add(reader::metrics));
		LagMeter meter = new LagMeter(store, metrics);
		try (LoadGenerator generator = new LoadGenerator(ports, requests, CONNECTIONS, 1).resting()) {
			generator.saturate(Duration.ofSeconds(8));
			meter.warmUp(writesPerSecond, IDS);
			CompletableFuture<Lag> lag = CompletableFuture
				.supplyAsync(() -> meter.measure(writesPerSecond, IDS, duration));
			LoadResult reads = generator.atRate(readsPerSecond, duration);
			return new Result(lag.join(), reads);
		}
	}

	/**
	 * What was measured together.
	 *
	 * @param lag of the reader with the largest 99th percentile
	 * @param reads what the readers' clients saw
	 */
	record Result(Lag lag, LoadResult reads) {
	}

}
