package io.heavyread.bench.http;

import java.nio.file.Path;
import java.util.List;

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
		try (Stage stage = new Stage()) {
			Builds.start(stage, jar);
			Rounds rounds = new Rounds(Plan.comparison());
			for (Scenario scenario : Scenario.BRIEF) {
				rounds.add(scenario, stage.contenders());
			}
			rounds.run((rows) -> print("builds", rows));
		}
	}

	private static void latency() {
		try (Stage stage = new Stage()) {
			Peers.start(stage);
			List<HttpContender> pair = stage.servers(Peers.READER, Peers.NGINX);
			System.out.println(SideBySide.measure(pair, Scenario.ONE, TURNS));
		}
	}

	private static void writes() {
		try (Stage stage = new Stage()) {
			Conditions.startReader(stage, MILLION);
			List<HttpContender> readers = stage.servers(Conditions.QUIET, Conditions.WRITES,
					Conditions.WRITES_ELSEWHERE);
			Rounds rounds = new Rounds(Plan.comparison());
			for (Scenario scenario : Scenario.BRIEF) {
				rounds.add(scenario, readers);
			}
			rounds.run((rows) -> print("writes", rows));
		}
	}

	private static void peers(boolean full) {
		try (Stage stage = new Stage()) {
			Peers.start(stage);
			Rounds rounds = new Rounds(full ? Plan.full() : Plan.brief());
			for (Scenario scenario : full ? Scenario.ALL : Scenario.BRIEF) {
				rounds.add(scenario, stage.contenders());
			}
			rounds.run((rows) -> print("peers", rows));
		}
	}

	private static void conditions() {
		try (Stage stage = new Stage()) {
			Conditions.start(stage, MILLION);
			Rounds rounds = new Rounds(Plan.full());
			for (Scenario scenario : Scenario.CONDITIONS) {
				rounds.add(scenario, stage.contenders());
			}
			rounds.run((rows) -> print("conditions", rows));
		}
	}

	private static void print(String name, List<Row> rows) {
		System.out.println(new Results(rows).write(name));
	}

}
