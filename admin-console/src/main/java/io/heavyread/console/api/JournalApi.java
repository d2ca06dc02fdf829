package io.heavyread.console.api;

import java.util.List;

import io.heavyread.console.audit.AuditEntry;
import io.heavyread.console.audit.AuditTrail;
import io.heavyread.console.events.FleetEvent;
import io.heavyread.console.events.Journal;
import io.swagger.v3.oas.annotations.Operation;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Events and audit in the API. */
@RestController
@RequestMapping("/api")
class JournalApi {

	private static final int MAX = 1000;

	private final Journal journal;

	private final AuditTrail audit;

	JournalApi(Journal journal, AuditTrail audit) {
		this.journal = journal;
		this.audit = audit;
	}

	@Operation(summary = "What happened, newest first, as this console saw it")
	@GetMapping("/events")
	List<FleetEvent> events(@RequestParam(defaultValue = "") String reader,
			@RequestParam(defaultValue = "") String kind, @RequestParam(defaultValue = "100") int limit) {
		return this.journal.newest((event) -> (reader.isEmpty() || event.reader().equals(reader))
				&& (kind.isEmpty() || event.kind().equals(kind)), bounded(limit));
	}

	@Operation(summary = "Who did what, newest first")
	@GetMapping("/audit")
	List<AuditEntry> audit(@RequestParam(defaultValue = "") String q, @RequestParam(defaultValue = "100") int limit) {
		return this.audit.newest(MAX)
			.stream()
			.filter((entry) -> q.isBlank() || entry.contains(q))
			.limit(bounded(limit))
			.toList();
	}

	private static int bounded(int limit) {
		return Math.min(Math.max(1, limit), MAX);
	}

}
