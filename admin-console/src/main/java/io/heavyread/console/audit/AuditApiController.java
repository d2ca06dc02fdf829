package io.heavyread.console.audit;

import java.util.List;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The audit in the API. */
@RestController
@Tag(name = "Audit")
class AuditApiController {

	private final AuditTrail trail;

	AuditApiController(AuditTrail trail) {
		this.trail = trail;
	}

	@Operation(operationId = "searchAudit", summary = "Who did what, newest first")
	@GetMapping("/api/audit")
	List<AuditEntry> audit(@RequestParam(defaultValue = "") String q, @RequestParam(defaultValue = "100") int limit) {
		return this.trail.search(q).stream().limit(Math.max(1, limit)).toList();
	}

}
