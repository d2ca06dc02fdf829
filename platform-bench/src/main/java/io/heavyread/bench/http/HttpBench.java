package io.heavyread.bench.http;

import java.io.IOException;
import java.util.List;

/**
 * Measures reads over HTTP. Run it with {@code platform-bench/http.sh}, which takes two
 * minutes, or {@code platform-bench/http.sh full}; {@code full peers} and
 * {@code full conditions} run one half each.
 */
public final class HttpBench {

	private static final int MILLION = 1_000_000;

	private HttpBench() {
	}

	/** Run and print the tables. */
	public static void main(String[] arguments) throws Exception {
		List<String> words = List.of(arguments);
		boolean full = words.contains("full");
		if (!words.contains("conditions")) {
			peers(full);
		}
		if (full && !words.contains("peers")) {
			conditions();
		}
		System.exit(0);
	}

	private static void peers(boolean full) throws IOException {
		try (Stage stage = new Stage()) {
			Peers.start(stage);
			Rounds rounds = new Rounds(full ? Plan.full() : Plan.brief());
			for (Scenario scenario : full ? Scenario.ALL : Scenario.BRIEF) {
				rounds.add(scenario, stage.contenders());
			}
			print("peers", rounds.run());
		}
	}

	private static void conditions() throws IOException {
		try (Stage stage = new Stage()) {
			Conditions.start(stage, MILLION);
			Rounds rounds = new Rounds(Plan.full());
			for (Scenario scenario : Scenario.CONDITIONS) {
				rounds.add(scenario, stage.contenders());
			}
			print("conditions", rounds.run());
		}
	}

	private static void print(String name, List<Row> rows) throws IOException {
		System.out.println(new Results(rows).write(name));
	}

}
