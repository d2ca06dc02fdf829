package io.heavyread.writer;

import java.util.Map;

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

	private static final Reply REFUSING = Problem
		.of(HttpStatus.SERVICE_UNAVAILABLE, "The store does not take writes now.")
		.member("role", "writer")
		.member("state", "REFUSING")
		.header("Retry-After", "1")
		.reply();

	private final PostStore store;

	HealthController(PostStore store) {
		this.store = store;
	}

	@GetMapping("/health")
	ResponseEntity<byte[]> health() {
		return (this.store.isWritable() ? HEALTHY : REFUSING).toEntity();
	}

}
