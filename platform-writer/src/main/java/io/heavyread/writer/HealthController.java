package io.heavyread.writer;

import java.util.Map;

import io.heavyread.service.Drain;
import io.heavyread.store.PostStore;
import io.heavyread.writer.http.Json;
import io.heavyread.writer.http.Problem;
import io.heavyread.writer.http.Reply;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** {@code GET /health} of the data port: whether this writer should get writes. */
@Controller
class HealthController {

	private static final Reply HEALTHY = new Reply(200, Map.of("Content-Type", "application/json"),
			Json.object((json) -> {
				json.writeStringProperty("role", "writer");
				json.writeStringProperty("status", "healthy");
			}));

	private static final Reply REFUSING = unhealthy("REFUSING", "The store does not take writes now.");

	private static final Reply DRAINING = unhealthy("DRAINING", "The writer ends.");

	private final PostStore store;

	private final Drain drain;

	HealthController(PostStore store, Drain drain) {
		this.store = store;
		this.drain = drain;
	}

	private static Reply unhealthy(String state, String sentence) {
		return Problem.of(HttpStatus.SERVICE_UNAVAILABLE, sentence)
			.member("role", "writer")
			.member("state", state)
			.header("Retry-After", "1")
			.reply();
	}

	@GetMapping("/health")
	ResponseEntity<byte[]> health() {
		if (this.drain.hasBegun()) {
			return DRAINING.toEntity();
		}
		return (this.store.isWritable() ? HEALTHY : REFUSING).toEntity();
	}

}
