package io.heavyread.reader.traffic;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;

/**
 * What the data port did since the start, over all its event loops. One per reader; any
 * thread may call.
 */
public final class Traffic {

	private final List<LaneCounters> lanes = new CopyOnWriteArrayList<>();

	private final AtomicInteger connections = new AtomicInteger();

	private final LongAdder refusedConnections = new LongAdder();

	private final LongAdder timedOutConnections = new LongAdder();

	private final Timer latency;

	/** Create the counters and register their meters, all at zero. */
	public Traffic(MeterRegistry registry) {
		this.latency = Timer.builder("platform.reader.latency")
			.description("Time from reading a batch of requests to having written the responses")
			.publishPercentileHistogram()
			.minimumExpectedValue(Duration.ofNanos(10_000))
			.maximumExpectedValue(Duration.ofSeconds(2))
			.register(registry);
		for (Lookup lookup : Lookup.values()) {
			FunctionCounter.builder("cache.gets", this, (traffic) -> traffic.total(lookup))
				.tag("result", lookup.name().toLowerCase(Locale.ROOT))
				.description("Look-ups for posts by how they were answered")
				.register(registry);
		}
		for (int status : Statuses.ALL) {
			FunctionCounter.builder("platform.reader.requests", this, (traffic) -> traffic.total(status))
				.tag("status", Integer.toString(status))
				.description("Responses of the data port")
				.register(registry);
		}
		registerConnections(registry);
	}

	private void registerConnections(MeterRegistry registry) {
		Gauge.builder("platform.reader.connections", this.connections, AtomicInteger::get)
			.description("Open connections of the data port")
			.register(registry);
		FunctionCounter.builder("platform.reader.connections.refused", this.refusedConnections, LongAdder::sum)
			.description("Connections closed at once because there were too many")
			.register(registry);
		FunctionCounter.builder("platform.reader.connections.timeouts", this.timedOutConnections, LongAdder::sum)
			.description("Connections closed because the client was too slow to send a head or to read")
			.register(registry);
	}

	/** Create the counters of one more event loop. */
	public LaneCounters addLane() {
		LaneCounters lane = new LaneCounters();
		this.lanes.add(lane);
		return lane;
	}

	/** Record the time that one batch of requests took. */
	public void recordBatch(long nanos) {
		this.latency.record(nanos, java.util.concurrent.TimeUnit.NANOSECONDS);
	}

	/**
	 * Count a connection in, unless there are as many as allowed.
	 * @return whether it may stay
	 */
	public boolean admitConnection(int limit) {
		if (this.connections.incrementAndGet() <= limit) {
			return true;
		}
		this.connections.decrementAndGet();
		this.refusedConnections.increment();
		return false;
	}

	/** Count an admitted connection out. */
	public void releaseConnection() {
		this.connections.decrementAndGet();
	}

	/** Count a connection that is closed because its client is too slow. */
	public void countTimeout() {
		this.timedOutConnections.increment();
	}

	/** Return the number of open connections. */
	public int connections() {
		return this.connections.get();
	}

	/** Return the number of look-ups with that result. */
	public long total(Lookup lookup) {
		return this.lanes.stream().mapToLong((lane) -> lane.get(lookup)).sum();
	}

	/** Return the number of responses with that status. */
	public long total(int status) {
		return this.lanes.stream().mapToLong((lane) -> lane.get(status)).sum();
	}

}
