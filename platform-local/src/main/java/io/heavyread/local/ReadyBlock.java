package io.heavyread.local;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What is printed once, when everything is up.
 *
 * @param properties where the services listen
 * @param redis the Redis that they use
 * @param server version and place of the Redis that this platform runs, empty when it
 * runs none
 * @param data the data directory of that
 * @param secrets the secrets of this run
 * @param startTime from the start of the JVM until now
 * @param ready whether all services are healthy
 */
record ReadyBlock(LocalProperties properties, RedisAddress redis, String server, Path data, Secrets secrets,
		Duration startTime, boolean ready) {

	private static final String LINE = "-".repeat(100);

	String text() {
		List<String> lines = new ArrayList<>(List.of("", LINE));
		lines.add(String.format(Locale.ROOT,
				"  The platform %s after %.1f s; it listens on this machine only. Ctrl-C stops it.",
				this.ready ? "is up" : "runs, but not all of it is healthy,", this.startTime.toMillis() / 1000.0));
		lines.add("");
		addServices(lines);
		lines.add("");
		addSecrets(lines);
		lines.add("");
		addRequests(lines);
		lines.addAll(List.of(LINE, ""));
		return lines.stream().map(String::stripTrailing).collect(Collectors.joining(System.lineSeparator()));
	}

	private void addServices(List<String> lines) {
		lines.add(row("Gateway", url(this.properties.gatewayPort()), this.properties.gatewayManagementPort()));
		lines.add(row("Writer", url(this.properties.writerPort()), this.properties.writerManagementPort()));
		for (int i = 0; i < this.properties.readerPorts().size(); i++) {
			lines.add(row("Reader " + (i + 1), url(this.properties.readerPorts().get(i)),
					this.properties.readerManagementPorts().get(i)));
		}
		lines.add(row("Console", url(this.properties.consolePort()), this.properties.consoleManagementPort()));
		String kept = this.redis.embedded() ? this.server + ", data in " + this.data : "from " + RedisAddress.PROPERTY;
		lines.add(row("Redis", this.redis.hostAndPort(), kept));
	}

	private static String row(String name, String url, int managementPort) {
		return row(name, url, "management " + url(managementPort));
	}

	private static String row(String name, String what, String more) {
		return String.format(Locale.ROOT, "  %-10s %-34s %s", name, what, more);
	}

	private void addSecrets(List<String> lines) {
		String password = this.secrets.consolePassword();
		lines.add((password != null) ? row("Console", "user " + ServicePlans.CONSOLE_USER, "password " + password)
				: row("Console", "users as configured", ""));
		lines.add(row("Token", "for management calls", this.secrets.adminToken()));
	}

	private void addRequests(List<String> lines) {
		lines.add("  Create a post and read it:");
		lines.add("    curl -i " + url(this.properties.gatewayPort())
				+ "/create -H 'Content-Type: application/json' -d '{\"id\":\"post-1\",\"title\":\"Hello\",\"content\":\"Read me.\",\"author\":\"me\"}'");
		lines.add("    curl -i '" + url(this.properties.gatewayPort()) + "/post?id=post-1'");
	}

	private static String url(int port) {
		return "http://127.0.0.1:" + port;
	}

}
