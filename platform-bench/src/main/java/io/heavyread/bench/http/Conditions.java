package io.heavyread.bench.http;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;

import io.heavyread.bench.propagation.PacedWrites;
import io.heavyread.bench.server.HttpServer;
import io.heavyread.bench.server.LocalGateway;
import io.heavyread.bench.server.Nginx;
import io.heavyread.bench.server.Posts;
import io.heavyread.bench.server.ReaderServer;
import io.heavyread.bench.server.Store;
import org.jspecify.annotations.Nullable;

/**
 * Sets up one reader as it is under way: behind gateways, beside writes, during full
 * resyncs. It has so many posts of 300 bytes that it shows what their number costs.
 */
final class Conditions {

	static final String QUIET = "reader";

	static final String WRITES = "reader, 1,000 writes/s";

	/**
	 * Redis and writer take as much from the load generator's core, the reader nothing.
	 */
	static final String WRITES_ELSEWHERE = "reader, writes elsewhere";

	static final String RESYNC = "reader, full resyncs";

	private static final int WRITES_PER_SECOND = 1000;

	private static final int WRITTEN_IDS = 10_000;

	private static final Duration LONG = Duration.ofHours(1);

	private Conditions() {
	}

	/** Start all, with so many posts. */
	static void start(Stage stage, int count) {
		int port = startReader(stage, count);
		HttpServer gateway = stage.runs(LocalGateway.start(port));
		addGateway(stage, "gateway of the local run", gateway, gateway.pid());
		if (Nginx.isInstalled()) {
			addGateway(stage, "nginx as a gateway", stage.runs(Nginx.start(port, List.of())), null);
		}
	}

	/**
	 * Start the reader without gateways.
	 * @return its port
	 */
	static int startReader(Stage stage, int count) {
		Store store = stage.runs(Store.start().away());
		Posts.store(store.posts(), Scenario.ONE.size(), count);
		ReaderServer reader = stage.runs(ReaderServer.start("reader-" + count, "1200m", store.address(),
				"platform.cache.max-weight=1GB", "platform.reader.warm-up=all", "platform.reader.warm-up-time=60s"));
		HttpContender quiet = new HttpContender(QUIET, reader.port(), "/post", List.of(reader.pid()), reader.pid(),
				(scenario) -> true, Meanwhile.NOTHING);
		stage.add(quiet);
		stage.add(quiet.with(WRITES, () -> writes(store)));
		Store other = stage.runs(Store.start().away());
		stage.add(quiet.with(WRITES_ELSEWHERE, () -> writes(other)));
		stage.add(quiet.with(RESYNC, () -> resyncs(reader)));
		return reader.port();
	}

	private static void addGateway(Stage stage, String name, HttpServer gateway, @Nullable Long jvm) {
		stage.add(new HttpContender(name, gateway.port(), "/post", List.of(gateway.pid()), jvm, Scenario.ONE::equals,
				Meanwhile.NOTHING));
	}

	private static Runnable writes(Store store) {
		PacedWrites writes = new PacedWrites(store.posts());
		CompletableFuture<Double> done = CompletableFuture
			.supplyAsync(() -> writes.run(WRITES_PER_SECOND, WRITTEN_IDS, LONG));
		return () -> {
			writes.stop();
			done.join();
		};
	}

	/** Ask for full resyncs all the time; one that is under way goes on. */
	private static Runnable resyncs(ReaderServer reader) {
		Thread thread = new Thread(() -> {
			while (!Thread.currentThread().isInterrupted()) {
				reader.resync();
				LockSupport.parkNanos(200_000_000);
			}
		}, "resyncs");
		thread.start();
		return () -> {
			thread.interrupt();
			// What was asked for last may only be about to begin.
			LockSupport.parkNanos(1_000_000_000);
			reader.awaitLive();
		};
	}

}
