package io.heavyread.cache.failover;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Three sentinels, of which two have to agree that the primary is down. */
final class Sentinels implements AutoCloseable {

	/** What they call the primary. */
	static final String PRIMARY = "posts";

	static final int COUNT = 3;

	/** How long the primary must be silent until a sentinel holds it for down. */
	static final Duration DOWN_AFTER = Duration.ofSeconds(2);

	private final List<SentinelProcess> processes;

	/** Start sentinels for the server on that port, and wait until each knows all. */
	Sentinels(int primaryPort) {
		this.processes = IntStream.range(0, COUNT)
			.mapToObj((at) -> SentinelProcess.start(lines("127.0.0.1", primaryPort)))
			.toList();
		awaitAcquaintance(this.processes);
	}

	/** Return the configuration of a sentinel with that address to bind to. */
	static List<String> lines(String bind, int primaryPort) {
		return List.of("bind " + bind, "sentinel monitor " + PRIMARY + " 127.0.0.1 " + primaryPort + " 2",
				"sentinel down-after-milliseconds " + PRIMARY + " " + DOWN_AFTER.toMillis(),
				"sentinel failover-timeout " + PRIMARY + " 10000");
	}

	static void awaitAcquaintance(List<SentinelProcess> sentinels) {
		Drill.await()
			.ignoreExceptions()
			.until(() -> sentinels.stream().allMatch((sentinel) -> sentinel.knows(COUNT - 1, RedisGroup.REPLICAS)));
	}

	/** Return what tells a reader or writer of them. */
	String[] settings() {
		return settings(this.processes.stream().map(SentinelProcess::port).toList());
	}

	/** Return what tells a reader or writer of sentinels on these ports. */
	static String[] settings(List<Integer> ports) {
		String nodes = ports.stream().map((port) -> "127.0.0.1:" + port).collect(Collectors.joining(","));
		return new String[] { "spring.data.redis.sentinel.master=" + PRIMARY,
				"spring.data.redis.sentinel.nodes=" + nodes };
	}

	/** Wait until all name the server on that port. */
	void awaitNamed(int primaryPort) {
		Drill.await().until(() -> this.processes.stream().allMatch((sentinel) -> sentinel.names(primaryPort)));
	}

	/** Let them promote a replica although the primary is well. */
	void failOver() {
		this.processes.get(0).command("SENTINEL", "FAILOVER", PRIMARY);
	}

	@Override
	public void close() {
		this.processes.forEach(SentinelProcess::close);
	}

}
