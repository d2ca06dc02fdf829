package io.heavyread.reader.attack;

import java.io.PrintStream;
import java.time.Duration;
import java.util.List;

import io.heavyread.cache.test.RedisProcess;
import io.heavyread.reader.Posts;
import io.heavyread.reader.ReaderProcess;

/**
 * Attacks a reader's data port in several ways and prints, for each, what a well-behaved
 * client saw before and meanwhile. The reader is a process of its own with 256 MB of
 * heap; attackers and client share this one. Run by {@code -Pattacks}; asserts nothing,
 * because the machine decides the numbers.
 */
public final class AttackRun {

	private static final Duration WINDOW = Duration.ofSeconds(8);

	private static final Duration LEAD = Duration.ofSeconds(2);

	private static final PrintStream out = System.out;

	private AttackRun() {
	}

	public static void main(String[] args) throws Exception {
		try (RedisProcess redis = RedisProcess.start(); Posts posts = new Posts(redis)) {
			posts.put("post-1", "{\"id\":\"post-1\",\"content\":\"" + "x".repeat(256) + "\"}");
			posts.put("large", "{\"content\":\"" + "z".repeat(200_000) + "\"}");
			try (ReaderProcess reader = ReaderProcess.start(redis.address())) {
				run(reader);
			}
		}
	}

	private static void run(ReaderProcess reader) throws Exception {
		reader.awaitHealth();
		Probe probe = new Probe(reader.port());
		probe.measure(WINDOW.multipliedBy(2));
		out.println(
				"| attack | p50 before, µs | p50 during | p99 before | p99 during | ratio | max during | not 200 | reader's"
						+ " memory, MB |");
		out.println("| --- | --- | --- | --- | --- | --- | --- | --- | --- |");
		for (AttackPlan plan : AttackPlan.all()) {
			Probe.Latency before = probe.measure(WINDOW);
			try (Crowd crowd = new Crowd(plan, reader.port())) {
				crowd.start();
				probe.measure(LEAD);
				print(plan, before, probe.measure(WINDOW), reader.residentBytes() >> 20);
			}
			// So that the connections' ends are not measured as the next attack's start.
			probe.measure(LEAD);
		}
	}

	private static void print(AttackPlan plan, Probe.Latency before, Probe.Latency during, long megabytes) {
		String ratio = String.format("%.2f", (double) during.p99() / before.p99());
		List<Object> cells = List.of(plan.name(), before.p50(), during.p50(), before.p99(), during.p99(), ratio,
				during.max(), before.failed() + during.failed(), megabytes);
		out.println("| " + String.join(" | ", cells.stream().map(Object::toString).toList()) + " |");
	}

}
