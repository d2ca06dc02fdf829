package io.heavyread.local.docker;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The selectors of series in a query of Prometheus: a name, and what is in braces. */
final class Selectors {

	private static final Pattern GROUPING = Pattern
		.compile("\\b(by|on|without|ignoring|group_left|group_right)\\s*\\([^)]*\\)");

	private static final Pattern SELECTOR = Pattern
		.compile("(?<![\\w:\"$.])(?:[a-z_]+:[a-z0-9_:]+|[a-z]+_[a-z0-9_]+|up|ALERTS)\\b(?!\\s*\\()(\\{[^}]*})?");

	private Selectors() {
	}

	static List<String> in(String query) {
		String bare = GROUPING.matcher(query).replaceAll(" ").replaceAll("\\bgroup_(left|right)\\b", " ");
		return SELECTOR.matcher(bare).results().map(MatchResult::group).toList();
	}

}
