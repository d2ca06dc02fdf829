package io.heavyread.bench.http;

import java.nio.file.Path;
import java.util.List;

import io.heavyread.bench.contender.Builds;
import io.heavyread.bench.contender.Conditions;
import io.heavyread.bench.contender.Contenders;
import io.heavyread.bench.contender.HttpContender;
import io.heavyread.bench.contender.Peers;
import io.heavyread.bench.contender.Plan;
import io.heavyread.bench.contender.Scenario;

/**
 * Measures reads over HTTP. Run it with {@code platform-bench/http.sh}, which takes two
 * minutes, or {@code platform-bench/http.sh full}; {@code full peers} and
 * {@code full conditions} run one half each. {@code compare <jar>} measures the reader
 * beside one of another build; {@code latency} measures the reader and nginx in turns;
 * {@code writes} measures reads beside writes in many rounds.
 */
public final class HttpBench {

	private static final int MILLION = 1_000_000;

	private static final int TURNS = 200;

	private HttpBench() {
	}

	/** Run and print the tables after each round. */
	public static void main(String[] arguments) {
		List<String> words = List.of(arguments);
		boolean full = words.contains("full");
		if (words.contains("compare")) {
			compare(Path.of(words.get(words.indexOf("compare") + 1)));
			System.exit(0);
		}
		if (words.contains("latency")) {
			latency();
			System.exit(0);
		}
		if (words.contains("writes")) {
			writes();
			System.exit(0);
		}
		if (!words.contains("conditions")) {
			peers(full);
		}
		if (full && !words.contains("peers")) {
			conditions();
		}
		System.exit(0);
	}

	private static void compare(Path jar) {
		try (Contenders contenders = new Contenders()) {
			Builds.start(contenders, jar);
			Rounds rounds = new Rounds(Plan.comparison());
			for (Scenario scenario : Scenario.BRIEF) {
				rounds.add(scenario, contenders.all());
			}
			rounds.run((rows) -> print("builds", rows));
		}
	}

	private static void latency() {
		try (Contenders contenders = new Contenders()) {
			Peers.start(contenders);
			List<HttpContender> pair = contenders.servers(Peers.READER, Peers.NGINX);
			System.out.println(SideBySide.measure(pair, Scenario.ONE, TURNS));
		}
	}

	private static void writes() {
		try (Contenders contenders = new Contenders()) {
			Conditions.startReader(contenders, MILLION);
			List<HttpContender> readers = contenders.servers(Conditions.QUIET, Conditions.WRITES,
					Conditions.WRITES_ELSEWHERE);
			Rounds rounds = new Rounds(Plan.comparison());
			for (Scenario scenario : Scenario.BRIEF) {
				rounds.add(scenario, readers);
			}
			rounds.run((rows) -> print("writes", rows));
		}
	}

	private static void peers(boolean full) {
		try (Contenders contenders = new Contenders()) {
			Peers.start(contenders);
			Rounds rounds = new Rounds(full ? Plan.full() : Plan.brief());
			for (Scenario scenario : full ? Scenario.ALL : Scenario.BRIEF) {
				rounds.add(scenario, contenders.all());
			}
			rounds.run((rows) -> print("peers", rows));
		}
	}

	private static void conditions() {
		try (Contenders contenders = new Contenders()) {
			Conditions.start(contenders, MILLION);
			Rounds rounds = new Rounds(Plan.full());
			for (Scenario scenario : Scenario.CONDITIONS) {
				rounds.add(scenario, contenders.all());
			}
			rounds.run((rows) -> print("conditions", rows));
		}
	}

	private static void print(String name, List<Row> rows) {
		System.out.println(new Results(rows).write(name));
	}

}
