package io.heavyread.bench.contender;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;

import io.heavyread.bench.propagation.PacedWrites;
import io.heavyread.bench.server.HttpServer;
import io.heavyread.bench.server.LocalGateway;
import io.heavyread.bench.server.Nginx;
import io.heavyread.bench.server.ReaderServer;
import io.heavyread.bench.server.Store;
import org.jspecify.annotations.Nullable;

/**
 * Sets up one reader in conditions of its daily life: behind gateways, beside writes,
 * during full resyncs. Its many posts of 300 bytes show what their number costs.
 */
public final class Conditions {

	public static final String QUIET = "reader";

	public static final String WRITES = "reader, 1,000 writes/s";

	/**
	 * The same writes go to another store: they cost the load generator's core as much,
	 * and the reader nothing.
	 */
	public static final String WRITES_ELSEWHERE = "reader, writes elsewhere";

	public static final String RESYNC = "reader, full resyncs";

	private static final int WRITES_PER_SECOND = 1000;

	private static final int WRITTEN_IDS = 10_000;

	private static final Duration LONG = Duration.ofHours(1);

	private Conditions() {
	}

	/** Start all, with so many posts. */
	public static void start(Contenders contenders, int count) {
		int port = startReader(contenders, count);
		HttpServer gateway = contenders.runs(LocalGateway.start(port));
		addGateway(contenders, "gateway of the local run", gateway, gateway.pid());
		if (Nginx.isInstalled()) {
			addGateway(contenders, "nginx as a gateway", contenders.runs(Nginx.start(port, List.of())), null);
		}
	}

	/**
	 * Start the reader without gateways.
	 * @return its port
	 */
	public static int startReader(Contenders contenders, int count) {
		Store store = contenders.runs(Store.start().away());
		store.fill(Scenario.ONE.size(), count);
		ReaderServer reader = contenders.runs(ReaderServer.start("reader-" + count, "1200m", store.address(),
				"platform.cache.max-weight=1GB", "platform.reader.warm-up=all", "platform.reader.warm-up-time=60s"));
		HttpContender quiet = new HttpContender(QUIET, reader.port(), "/post", List.of(reader.pid()), reader.pid(),
				(scenario) -> true, BackgroundWork.NOTHING);
		contenders.add(quiet);
		contenders.add(quiet.with(WRITES, () -> writes(store)));
		Store other = contenders.runs(Store.start().away());
		contenders.add(quiet.with(WRITES_ELSEWHERE, () -> writes(other)));
		contenders.add(quiet.with(RESYNC, () -> resyncs(reader)));
		return reader.port();
	}

	private static void addGateway(Contenders contenders, String name, HttpServer gateway, @Nullable Long jvm) {
		contenders.add(new HttpContender(name, gateway.port(), "/post", List.of(gateway.pid()), jvm,
				Scenario.ONE::equals, BackgroundWork.NOTHING));
	}

	private static Runnable writes(Store store) {
		PacedWrites writes = new PacedWrites(store);
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
			// The last resync that was asked for may not have begun yet.
			LockSupport.parkNanos(1_000_000_000);
			reader.awaitLive();
		};
	}

}
