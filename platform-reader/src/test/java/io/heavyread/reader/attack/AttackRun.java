package io.heavyread.reader.attack;

import java.io.PrintStream;
import java.time.Duration;
import java.util.List;

import io.heavyread.protocol.test.RedisProcess;
import io.heavyread.reader.Posts;
import io.heavyread.reader.ReaderProcess;

/**
 * Attacks a reader's data port in several ways, several times, and prints, for each, what
 * a well-behaved client saw before and meanwhile. Reader and attackers are processes of
 * their own, the reader with 256 MB of heap; the client is this one. Run by
 * {@code -Pattacks}; asserts nothing, because the machine decides the numbers.
 */
public final class AttackRun {

	private static final Duration WINDOW = Duration.ofSeconds(4);

	private static final int ROUNDS = 5;

	private static final Duration LEAD = Duration.ofSeconds(2);

	private static final PrintStream out = System.out;

	private AttackRun() {
	}

	public static void main(String[] args) throws Exception {
		Processors.useFirst();
		try (RedisProcess redis = RedisProcess.start(); Posts posts = new Posts(redis)) {
			posts.put("post-1", "{\"id\":\"post-1\",\"content\":\"" + "x".repeat(256) + "\"}");
			posts.put("large", "{\"content\":\"" + "z".repeat(200_000) + "\"}");
			try (ReaderProcess reader = ReaderProcess.startFast(redis.address())) {
				run(reader);
			}
		}
	}

	private static void run(ReaderProcess reader) throws Exception {
		reader.awaitHealth();
		if (!Processors.areApart()) {
			out.println("Reader, attackers and client share all processors.");
		}
		Probe probe = new Probe(reader.port());
		probe.measure(WINDOW.multipliedBy(2));
		// Once for the compiler.
		for (AttackPlan plan : AttackPlan.all()) {
			attack(reader, probe, new AttackResult(plan));
		}
		List<AttackResult> results = AttackPlan.all().stream().map(AttackResult::new).toList();
		for (int round = 0; round < ROUNDS; round++) {
			for (AttackResult result : results) {
				attack(reader, probe, result);
			}
		}
		out.println(AttackResult.HEADER);
		results.forEach(out::println);
	}

	private static void attack(ReaderProcess reader, Probe probe, AttackResult result) throws Exception {
		Probe.Latency before = probe.measure(WINDOW);
		AttackerProcess attacker = AttackerProcess.start(result.plan(), reader.port());
		try {
			probe.measure(LEAD);
			result.add(before, probe.measure(WINDOW), reader.residentBytes() >> 20);
		}
		finally {
			attacker.end();
		}
		// So that the connections' ends are not measured as the next attack's start.
		probe.measure(LEAD);
	}

}
