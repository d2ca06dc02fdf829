package io.heavyread.local.docker;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The names of metrics in the queries of rules and panels. */
public final class MetricNames {

	private static final Pattern QUOTED = Pattern.compile("\"[^\"]*\"");

	private static final Pattern GROUPING = Pattern
		.compile("\\b(by|on|without|ignoring|group_left|group_right)\\s*\\([^)]*\\)");

	/** A name that is no function, no label and no word of the language. */
	private static final Pattern NAME = Pattern.compile("\\b(?:[a-z]+_[a-z0-9_]+|up)\\b(?!\\s*\\(|\\s*=(?!=)|:)");

	private static final Set<String> WORDS = Set.of("group_left", "group_right");

	private MetricNames() {
	}

	/**
	 * Return the names that rules and dashboards use, without those of recorded rules.
	 */
	public static Set<String> used() {
		Set<String> names = new TreeSet<>();
		Yaml.read("prometheus/rules/platform.yml")
			.at("groups")
			.list()
			.stream()
			.flatMap((group) -> group.at("rules").list().stream())
			.forEach((rule) -> names.addAll(of(rule.at("expr").text())));
		Yaml.files("grafana/dashboards", ".json")
			.stream()
			.flatMap((file) -> Yaml.read(file).at("panels").list().stream())
			.filter((panel) -> panel.has("targets"))
			.flatMap((panel) -> panel.at("targets").list().stream())
			.forEach((target) -> names.addAll(of(target.at("expr").text())));
		return names;
	}

	static Set<String> of(String query) {
		String bare = GROUPING.matcher(QUOTED.matcher(query).replaceAll("")).replaceAll(" ");
		Set<String> names = new TreeSet<>();
		NAME.matcher(bare.replaceAll("[a-z_]+:[a-z0-9_:]+", " "))
			.results()
			.map(MatchResult::group)
			.filter((name) -> !WORDS.contains(name))
			.forEach(names::add);
		return names;
	}

}
