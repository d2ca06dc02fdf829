package io.heavyread.console.fleet;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import io.heavyread.console.ConsoleProperties;
import io.heavyread.console.fleet.PeerView.Fact;
import io.heavyread.console.http.Answer;
import io.heavyread.console.http.HttpCalls;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Asks the gateway whether it reaches a healthy reader, and APISIX's control API, where
 * there is one, which readers it believes to be healthy.
 */
@Component
class GatewaySample {

	private static final Duration TIMEOUT = Duration.ofMillis(900);

	private static final int MISSES = 3;

	private final HttpCalls calls;

	private final JsonMapper json;

	private final Clock clock;

	private final ConsoleProperties.Gateway gateway;

	private CompletableFuture<?> asked = CompletableFuture.completedFuture(null);

	private int misses;

	private volatile PeerView view;

	private volatile List<Fact> beliefs = List.of();

	private volatile @Nullable Instant answeredAt;

	GatewaySample(HttpCalls calls, JsonMapper json, Clock clock, ConsoleProperties properties) {
		this.calls = calls;
		this.json = json;
		this.clock = clock;
		this.gateway = properties.gateway();
		boolean configured = this.gateway.url() != null || this.gateway.controlUrl() != null;
		this.view = new PeerView("Gateway", "idle", configured ? "Unknown" : "Not configured",
				configured ? "" : "Set platform.console.gateway.url to see the gateway here.", clock.instant(), null,
				List.of());
	}

	PeerView view() {
		return this.view;
	}

	CompletableFuture<?> ask() {
		if (!this.asked.isDone()) {
			return this.asked;
		}
		URI url = this.gateway.url();
		URI control = this.gateway.controlUrl();
		CompletableFuture<?> health = (url != null) ? get(url, "/health", HttpCalls.SHORT).handle(this::judge) : done();
		CompletableFuture<?> view = (control != null)
				? get(control, "/v1/healthcheck", HttpCalls.LISTING).handle((answer, failure) -> believe(answer))
				: done();
		this.asked = CompletableFuture.allOf(health, view);
		return this.asked;
	}

	private static CompletableFuture<?> done() {
		return CompletableFuture.completedFuture(null);
	}

	private CompletableFuture<Answer> get(URI base, String path, int limit) {
		return this.calls.send("GET", base.resolve(path), Map.of(), null, TIMEOUT, limit);
	}

	private boolean judge(@Nullable Answer answer, @Nullable Throwable failure) {
		if (answer != null) {
			this.misses = 0;
			this.answeredAt = this.clock.instant();
			String reader = answer.header("X-Reader");
			if (answer.isSuccess()) {
				show("live", "Healthy", "", reader);
			}
			else {
				show("warn", "No fresh reader", "The gateway answered its health with status " + answer.status()
						+ ": the reader that it asked is not fresh.", reader);
			}
			return true;
		}
		this.misses++;
		if (this.misses >= MISSES && failure != null) {
			show("bad", "No answer", "The gateway " + ReaderSamples.message(failure) + ".", "");
		}
		return false;
	}

	private boolean believe(@Nullable Answer answer) {
		if (answer == null || !answer.isSuccess()) {
			this.beliefs = List.of(new Fact("Readers, in its view", "its control API does not answer"));
			return false;
		}
		try {
			this.beliefs = beliefs(this.json.readTree(answer.body()));
			return true;
		}
		catch (JacksonException ex) {
			this.beliefs = List.of(new Fact("Readers, in its view", "its control API sent something else"));
			return false;
		}
	}

	private static List<Fact> beliefs(JsonNode checks) {
		List<Fact> facts = new ArrayList<>();
		for (JsonNode check : checks) {
			for (JsonNode node : check.path("nodes")) {
				String name = node.path("hostname").asString(node.path("ip").asString("?"));
				facts.add(new Fact(name + ":" + node.path("port").asString("?"), node.path("status").asString("?")));
			}
		}
		return facts.isEmpty() ? List.of(new Fact("Readers, in its view", "no check has begun yet")) : facts;
	}

	private void show(String tone, String label, String problem, String reader) {
		PeerView before = this.view;
		Instant since = before.tone().equals(tone) ? before.since() : this.clock.instant();
		List<Fact> facts = new ArrayList<>();
		facts.add(new Fact("Address", String.valueOf(this.gateway.url())));
		if (!reader.isEmpty()) {
			facts.add(new Fact("Last answer came from", reader));
		}
		facts.addAll(this.beliefs);
		this.view = new PeerView("Gateway", tone, label, problem, since, this.answeredAt, List.copyOf(facts));
	}

}
