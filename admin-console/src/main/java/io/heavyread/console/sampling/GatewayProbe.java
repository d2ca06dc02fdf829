package io.heavyread.console.sampling;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import io.heavyread.console.ConsoleProperties;
import io.heavyread.console.fleet.PeerStatus;
import io.heavyread.console.fleet.PeerView;
import io.heavyread.console.fleet.PeerView.Fact;
import io.heavyread.console.http.Answer;
import io.heavyread.console.http.CallFailedException;
import io.heavyread.console.http.HttpCalls;
import io.heavyread.protocol.fleet.Proof;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * Asks the gateway whether it reaches a healthy reader, and APISIX's control API, where
 * there is one, which readers it believes to be healthy. Asked by the sampler's thread,
 * answered on others.
 */
@Component
class GatewayProbe {

	private static final Duration TIMEOUT = Duration.ofMillis(900);

	private static final int MISSES = 3;

	private final HttpCalls calls;

	private final Clock clock;

	private final RegistryProbe registry;

	private final ConsoleProperties.Gateway gateway;

	private CompletableFuture<?> asked = CompletableFuture.completedFuture(null);

	private int misses;

	private volatile PeerView view;

	private volatile List<Fact> beliefs = List.of();

	private volatile @Nullable Instant answeredAt;

	GatewayProbe(HttpCalls calls, Clock clock, RegistryProbe registry, ConsoleProperties properties) {
		this.registry = registry;
		this.calls = calls;
		this.clock = clock;
		this.gateway = properties.gateway();
		boolean configured = this.gateway.url() != null || this.gateway.controlUrl() != null;
		this.view = new PeerView("Gateway", configured ? PeerStatus.UNKNOWN : PeerStatus.NOT_CONFIGURED,
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
			if (answer.isSuccess()) {
				show(PeerStatus.HEALTHY, "", answer.header("X-Reader"));
			}
			else {
				show(PeerStatus.NO_FRESH_READER, "The gateway answered its health with status " + answer.status()
						+ ": the reader that it asked is not fresh.", answer.header("X-Reader"));
			}
			return true;
		}
		this.misses++;
		if (this.misses >= MISSES && failure != null) {
			show(PeerStatus.NO_ANSWER, "The gateway " + CallFailedException.clause(failure) + ".", "");
		}
		return false;
	}

	private boolean believe(@Nullable Answer answer) {
		if (answer == null || !answer.isSuccess()) {
			this.beliefs = List.of(new Fact("Readers, in its view", "its control API does not answer"));
			return false;
		}
		this.beliefs = HealthChecks.facts(answer.body(), readersByAddress());
		return true;
	}

	/** The gateway knows readers by address; only who has proven itself is named. */
	private Map<String, String> readersByAddress() {
		Map<String, String> ids = new HashMap<>();
		this.registry.readers()
			.stream()
			.filter((reader) -> reader.proof() == Proof.PROVEN)
			.forEach((reader) -> ids.put(reader.dataAddress(), reader.id()));
		return ids;
	}

	private void show(PeerStatus status, String problem, String reader) {
		List<Fact> facts = new ArrayList<>();
		facts.add(new Fact("Address", String.valueOf(this.gateway.url())));
		if (!reader.isEmpty()) {
			facts.add(new Fact("Last answer came from", reader));
		}
		facts.addAll(this.beliefs);
		this.view = this.view.next(status, problem, this.answeredAt, List.copyOf(facts), this.clock.instant());
	}

}
