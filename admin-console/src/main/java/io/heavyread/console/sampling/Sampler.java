package io.heavyread.console.sampling;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import io.heavyread.console.ConsoleProperties;
import io.heavyread.console.fleet.FleetListener;
import io.heavyread.console.fleet.FleetSnapshot;
import io.heavyread.console.fleet.FleetWatch;
import io.heavyread.console.fleet.ReaderView;
import io.heavyread.protocol.boot.Phases;
import io.heavyread.protocol.support.DaemonThreads;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Looks at the whole fleet each interval and publishes one immutable snapshot, which all
 * pages share. One thread makes the snapshots; answers arrive on others. A part that does
 * not answer delays nobody: the snapshot is made without it.
 */
@Component
class Sampler implements FleetWatch, SmartLifecycle {

	private static final Logger logger = LoggerFactory.getLogger(Sampler.class);

	private final Clock clock;

	private final long intervalMillis;

	private final ReaderProbes readers;

	private final RegistryProbe registry;

	private final StoreProbe store;

	private final WriterProbe writer;

	private final GatewayProbe gateway;

	private final ObjectProvider<FleetListener> listeners;

	private final ScheduledExecutorService thread = Executors
		.newSingleThreadScheduledExecutor(DaemonThreads.named("fleet-sampler"));

	private volatile FleetSnapshot snapshot;

	private volatile boolean running;

	Sampler(Clock clock, ConsoleProperties properties, ReaderProbes readers, RegistryProbe registry, StoreProbe store,
			WriterProbe writer, GatewayProbe gateway, ObjectProvider<FleetListener> listeners) {
		this.clock = clock;
		this.intervalMillis = properties.sampleInterval().toMillis();
		this.readers = readers;
		this.registry = registry;
		this.store = store;
		this.writer = writer;
		this.gateway = gateway;
		this.listeners = listeners;
		this.snapshot = snapshot(clock.instant());
	}

	@Override
	public FleetSnapshot now() {
		return this.snapshot;
	}

	private void tick() {
		try {
			sample();
		}
		catch (RuntimeException ex) {
			logger.warn("A look at the fleet failed", ex);
		}
	}

	private void sample() {
		List<CompletableFuture<?>> asked = new ArrayList<>();
		asked.add(this.registry.ask());
		asked.add(this.store.ask());
		asked.add(this.writer.ask(this.registry.writers()));
		asked.add(this.gateway.ask());
		asked.addAll(this.readers.ask(this.registry.readers(), this.registry.answers()));
		await(asked);
		FleetSnapshot before = this.snapshot;
		FleetSnapshot now = snapshot(this.clock.instant());
		this.snapshot = now;
		this.listeners.forEach((listener) -> notify(listener, before, now));
	}

	private void await(List<CompletableFuture<?>> asked) {
		try {
			CompletableFuture.allOf(asked.toArray(CompletableFuture[]::new))
				.get(this.intervalMillis / 2, TimeUnit.MILLISECONDS);
		}
		catch (TimeoutException | ExecutionException ex) {
			logger.trace("Not every part of the fleet has answered", ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private FleetSnapshot snapshot(Instant now) {
		List<ReaderView> views = new ArrayList<>(this.readers.views(now, this.registry.answers()));
		views.sort(Comparator.comparing(ReaderView::status).thenComparing(ReaderView::id));
		return new FleetSnapshot(now, List.copyOf(views), this.registry.writers(), this.store.latest(),
				this.store.newest(), this.store.problem(), this.store.since(), this.writer.view(), this.store.view(),
				this.gateway.view());
	}

	private static void notify(FleetListener listener, FleetSnapshot before, FleetSnapshot now) {
		try {
			listener.sampled(before, now);
		}
		catch (RuntimeException ex) {
			logger.warn("{} failed on a snapshot", listener.getClass().getSimpleName(), ex);
		}
	}

	@Override
	public void start() {
		this.running = true;
		this.thread.scheduleAtFixedRate(this::tick, 0, this.intervalMillis, TimeUnit.MILLISECONDS);
	}

	@Override
	public void stop() {
		this.running = false;
		this.thread.shutdownNow();
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

	/** Ends after the requests that show what it has seen. */
	@Override
	public int getPhase() {
		return Phases.STORE + 1;
	}

}
