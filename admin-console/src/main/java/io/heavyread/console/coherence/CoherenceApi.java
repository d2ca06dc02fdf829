package io.heavyread.console.coherence;

import java.util.List;

import io.heavyread.console.audit.AuditTrail;
import io.swagger.v3.oas.annotations.Operation;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Coherence in the API. */
@RestController
@RequestMapping("/api/coherence")
class CoherenceApi {

	private final Coherence coherence;

	private final AuditTrail audit;

	CoherenceApi(Coherence coherence, AuditTrail audit) {
		this.coherence = coherence;
		this.audit = audit;
	}

	@Operation(summary = "The last sample and the last full comparison of the readers with Redis")
	@GetMapping
	Reports reports() {
		List<AuditReport> samples = this.coherence.samples();
		return new Reports(samples.isEmpty() ? null : samples.get(samples.size() - 1), this.coherence.lastAudit(),
				this.coherence.progress());
	}

	@Operation(summary = "Compare everything")
	@PostMapping
	@ResponseStatus(HttpStatus.ACCEPTED)
	void start() {
		boolean begun = this.coherence.audit();
		this.audit.record("coherence audit", "all readers", "", begun ? "started" : "one is running already");
	}

	/**
	 * What is known of coherence.
	 *
	 * @param sample the last sample, null before the first
	 * @param audit the last full comparison, null before the first
	 * @param progress how far the running one is, empty when none runs
	 */
	record Reports(@Nullable AuditReport sample, @Nullable AuditReport audit, String progress) {
	}

}
