package io.heavyread.console.events;

import java.util.List;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Events in the API. */
@RestController
@Tag(name = "Events")
class EventsApiController {

	private static final int MAX = 1000;

	private final Journal journal;

	EventsApiController(Journal journal) {
		this.journal = journal;
	}

	@Operation(operationId = "listEvents", summary = "What happened, newest first, as this console saw it")
	@GetMapping("/api/events")
	List<FleetEvent> events(@RequestParam(defaultValue = "") String reader,
			@RequestParam(defaultValue = "") String kind, @RequestParam(defaultValue = "100") int limit) {
		return this.journal.newest(reader, kind, Math.min(Math.max(1, limit), MAX));
	}

}
