package io.heavyread.console.traces;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

import io.heavyread.console.errors.NotFoundException;
import io.heavyread.console.fleet.FleetWatch;
import io.heavyread.console.fleet.ReaderView;
import io.heavyread.console.live.LiveStreams;
import io.heavyread.console.reader.ReaderAddress;
import io.heavyread.console.reader.ReaderClient;
import io.heavyread.console.writer.WriteReply;
import io.heavyread.console.writer.WriteReply.Acknowledged;
import io.heavyread.protocol.manage.ReaderState;
import io.heavyread.protocol.support.DaemonThreads;
import jakarta.annotation.PreDestroy;

import org.springframework.stereotype.Component;

/**
 * Watches writes on their way: takes what the writer was told, and asks readers that are
 * still missing until they have applied the write or the time is over. Keeps the newest
 * 200. Any thread may call.
 */
@Component
public class Traces {

	private static final int KEPT = 200;

	private static final Duration WATCH = Duration.ofSeconds(30);

	private static final Duration EAGER = Duration.ofSeconds(1);

	private final ReaderClient readers;

	private final FleetWatch fleet;

	private final LiveStreams streams;

	private final Clock clock;

	private final AtomicLong numbers = new AtomicLong();

	private final Map<Long, Trace> traces = new LinkedHashMap<>();

	private final ScheduledExecutorService thread = Executors
		.newSingleThreadScheduledExecutor(DaemonThreads.named("trace"));

	Traces(ReaderClient readers, FleetWatch fleet, LiveStreams streams, Clock clock) {
		this.readers = readers;
		this.fleet = fleet;
		this.streams = streams;
		this.clock = clock;
	}

	/** Begin to watch a write. */
	public Trace begin(String postId, WriteReply written, WriteAction action, String user, String body,
			Instant committed) {
		Trace trace = new Trace(this.numbers.incrementAndGet(), postId, written, action, user, body, committed,
				this.clock.instant().plus(WATCH));
		for (Acknowledged row : written.propagation()) {
			Double lag = row.lagMs();
			if (row.applied() && lag != null) {
				trace.arrived(row.reader(), new Arrival(lag, lag, Arrival.Source.WRITER));
			}
		}
		synchronized (this.traces) {
			this.traces.put(trace.number(), trace);
			this.traces.keySet().removeIf((number) -> number <= trace.number() - KEPT);
		}
		this.thread.execute(() -> look(trace));
		return trace;
	}

	/**
	 * Return a trace by its number.
	 * @throws NotFoundException when it is no longer kept
	 */
	Trace require(long number) {
		synchronized (this.traces) {
			Trace trace = this.traces.get(number);
			if (trace == null) {
				throw new NotFoundException(
						"That trace is no longer kept: the newest " + KEPT + " are, until the console restarts.");
			}
			return trace;
		}
	}

	/** Return the newest traces, the newest first. */
	public List<Trace> newest(int limit) {
		synchronized (this.traces) {
			List<Trace> all = new ArrayList<>(this.traces.values());
			Collections.reverse(all);
			return List.copyOf(all.subList(0, Math.min(limit, all.size())));
		}
	}

	private void look(Trace trace) {
		boolean missing = false;
		for (ReaderView reader : this.fleet.now().readers()) {
			ReaderAddress base = reader.base();
			if (trace.arrival(reader.id()) == null && base != null) {
				missing = true;
				if (reader.status().answers()) {
					ask(trace, reader.id(), base);
				}
			}
		}
		Instant now = this.clock.instant();
		if (missing && now.isBefore(trace.until())) {
			boolean eager = Duration.between(trace.until().minus(WATCH), now).compareTo(EAGER) < 0;
			this.thread.schedule(() -> look(trace), eager ? 20 : 250, TimeUnit.MILLISECONDS);
		}
	}

	private void ask(Trace trace, String reader, ReaderAddress base) {
		this.readers.state(base).thenAccept((state) -> {
			if (state.sequence() >= trace.written().version() && trace.arrival(reader) == null) {
				arrived(trace, reader, base, state);
			}
		}).exceptionally((failure) -> null);
	}

	/** The reader's own figure counts when the write is still its last change. */
	private void arrived(Trace trace, String reader, ReaderAddress base, ReaderState state) {
		double atMost = Math.max(0, Duration.between(trace.committed(), this.clock.instant()).toNanos() / 1e6);
		if (state.sequence() == trace.written().version() && state.propagationLag().lastMs() > 0) {
			trace.arrived(reader, new Arrival(state.propagationLag().lastMs(), atMost, Arrival.Source.READER));
			this.streams.renew(topic(trace.number()));
			return;
		}
		this.readers.entry(base, trace.postId()).handle((entry, failure) -> {
			double lag = Double.NaN;
			if (entry != null && entry.isPresent() && entry.get().version() == trace.written().version()
					&& entry.get().applied() != null) {
				lag = Math.max(0, Duration.between(trace.committed(), entry.get().applied()).toNanos() / 1e6);
			}
			trace.arrived(reader,
					new Arrival(lag, atMost, Double.isNaN(lag) ? Arrival.Source.CONSOLE : Arrival.Source.CLOCK));
			this.streams.renew(topic(trace.number()));
			return null;
		});
	}

	static String topic(long number) {
		return "trace " + number;
	}

	@PreDestroy
	void close() {
		this.thread.shutdownNow();
	}

}
