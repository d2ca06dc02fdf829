package io.heavyread.bench.propagation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

import io.heavyread.bench.server.InProcessService;
import io.heavyread.bench.server.Store;
import io.heavyread.cache.PostCache;
import io.heavyread.protocol.FeedState;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;

/** The lag of readers in this JVM, without reads, at steady rates of writes. */
final class LagAtRate implements AutoCloseable {

	private static final int IDS = 1000;

	private final Store store = Store.start();

	private final List<InProcessService> readers = new ArrayList<>();

	private final LagMeter meter;

	LagAtRate(int count) {
		List<Supplier<String>> metrics = new ArrayList<>();
		for (int i = 1; i <= count; i++) {
			InProcessService reader = InProcessService.reader("reader-" + i, this.store.address());
			this.readers.add(reader);
			metrics.add(reader.get(PrometheusMeterRegistry.class)::scrape);
		}
		while (!this.readers.stream().allMatch((reader) -> reader.get(PostCache.class).state() == FeedState.LIVE)) {
			LockSupport.parkNanos(10_000_000);
		}
		this.meter = new LagMeter(this.store, metrics);
		this.meter.warmUp(1000, IDS);
	}

	Lag measure(int writesPerSecond, Duration duration) {
		return this.meter.measure(writesPerSecond, IDS, duration);
	}

	@Override
	public void close() {
		this.readers.forEach(InProcessService::close);
		this.store.close();
	}

}
