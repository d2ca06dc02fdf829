package io.heavyread.reader.manage.warmups;

import java.net.URI;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;

import io.heavyread.cache.warmup.WarmUp;
import io.heavyread.cache.warmup.WarmUps;
import io.heavyread.protocol.manage.WarmUpJob;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** The reader's warm-up jobs. */
@RestController
@RequestMapping("${management.endpoints.web.base-path:/actuator}/postcache/warmups")
class WarmUpsController {

	private final WarmUps warmUps;

	private final JsonMapper json;

	WarmUpsController(WarmUps warmUps, JsonMapper json) {
		this.warmUps = warmUps;
		this.json = json;
	}

	@PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
	ResponseEntity<WarmUpJob> start(HttpServletRequest request, @RequestBody(required = false) byte @Nullable [] body) {
		try {
			WarmUp started = this.warmUps.start(WarmUpBody.read(parse(body)));
			return ResponseEntity.accepted()
				.location(URI.create(request.getRequestURI() + "/" + started.job()))
				.body(WarmUpJobs.of(started));
		}
		catch (IllegalArgumentException ex) {
			throw new ResponseStatusException(HttpStatus.BAD_REQUEST, ex.getMessage(), ex);
		}
		catch (RejectedExecutionException ex) {
			throw new ResponseStatusException(HttpStatus.TOO_MANY_REQUESTS, "too many warm-ups are unfinished", ex);
		}
	}

	private JsonNode parse(byte @Nullable [] body) {
		try {
			return this.json.readTree((body != null) ? body : new byte[0]);
		}
		catch (JacksonException ex) {
			throw new IllegalArgumentException("the body is not JSON", ex);
		}
	}

	@GetMapping
	List<WarmUpJob> list() {
		return this.warmUps.recent().stream().map(WarmUpJobs::of).toList();
	}

	@GetMapping("/{job}")
	WarmUpJob job(@PathVariable String job) {
		return this.warmUps.find(job).map(WarmUpJobs::of).orElseThrow(WarmUpsController::unknown);
	}

	@DeleteMapping("/{job}")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void cancel(@PathVariable String job) {
		if (!this.warmUps.cancel(job)) {
			throw unknown();
		}
	}

	private static ResponseStatusException unknown() {
		return new ResponseStatusException(HttpStatus.NOT_FOUND, "there is no such warm-up, or it is forgotten");
	}

}
