package io.heavyread.console.dashboards;

import java.net.URI;
import java.time.Duration;
import java.util.Map;

import io.heavyread.console.ConsoleProperties;
import io.heavyread.console.http.Answer;
import io.heavyread.console.http.HttpCalls;

import org.springframework.stereotype.Component;

/** Asks Grafana whether it is there. Blocks for at most 700 ms. */
@Component
class GrafanaProbe {

	private static final Duration TIMEOUT = Duration.ofMillis(700);

	private final HttpCalls calls;

	private final ConsoleProperties.Grafana grafana;

	GrafanaProbe(HttpCalls calls, ConsoleProperties properties) {
		this.calls = calls;
		this.grafana = properties.grafana();
	}

	/** Return a sentence when it is not, empty when it is. */
	String problem() {
		URI address = (this.grafana.checkUrl() != null) ? this.grafana.checkUrl() : this.grafana.url();
		if (address == null) {
			return "Grafana is not configured.";
		}
		try {
			Answer answer = this.calls
				.send("GET", address.resolve("/api/health"), Map.of(), null, TIMEOUT, HttpCalls.SHORT)
				.join();
			return answer.isSuccess() ? "" : "Grafana at " + address + " answered with status " + answer.status() + ".";
		}
		catch (java.util.concurrent.CompletionException ex) {
			String why = (ex.getCause() != null) ? String.valueOf(ex.getCause().getMessage()) : "does not answer";
			return "Grafana at " + address + " " + why + ".";
		}
	}

}
