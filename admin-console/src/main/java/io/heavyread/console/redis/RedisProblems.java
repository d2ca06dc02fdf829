package io.heavyread.console.redis;

import java.util.Locale;

/** Says in one sentence why Redis did not do what it was asked. */
final class RedisProblems {

	private RedisProblems() {
	}

	static String sentence(Throwable failure) {
		Throwable root = failure;
		while (root.getCause() != null) {
			root = root.getCause();
		}
		String message = String.valueOf(root.getMessage());
		String lower = message.toLowerCase(Locale.ROOT);
		if (lower.contains("refused")) {
			return "Redis refuses connections.";
		}
		if (lower.contains("timed out") || lower.contains("timeout")) {
			return "Redis does not answer in time.";
		}
		if (lower.contains("not connected") || lower.contains("disconnected") || lower.contains("unable to connect")) {
			return "Redis cannot be reached.";
		}
		if (message.startsWith("LOADING")) {
			return "Redis is loading its data.";
		}
		if (message.startsWith("NOAUTH") || message.startsWith("WRONGPASS") || message.startsWith("NOPERM")) {
			return "Redis refuses the console's credentials.";
		}
		return "Redis failed: " + ((message.length() > 120) ? message.substring(0, 120) + "…" : message);
	}

}
