package io.heavyread.console.coherence;

import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.heavyread.console.action.Result;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Coherence in the API. */
@RestController
@Tag(name = "Coherence")
@RequestMapping("/api/coherence")
class CoherenceApiController {

	private final Coherence coherence;

	private final CoherenceActions repair;

	CoherenceApiController(Coherence coherence, CoherenceActions repair) {
		this.coherence = coherence;
		this.repair = repair;
	}

	@Operation(operationId = "getCoherence",
			summary = "The last sample and the last full comparison of the readers with Redis")
	@GetMapping
	Reports reports() {
		return new Reports(this.coherence.lastSample(), this.coherence.lastFull(), this.coherence.progress(),
				this.coherence.samples().stream().map(Agreement::of).toList());
	}

	@Operation(operationId = "startComparison", summary = "Compare everything")
	@PostMapping
	@ResponseStatus(HttpStatus.ACCEPTED)
	void start() {
		this.repair.compareAll();
	}

	@Operation(operationId = "repairDifferences",
			summary = "Evict what differs from Redis where it differs, then compare everything")
	@PostMapping("/repair")
	Result repair() {
		return this.repair.run();
	}

	/**
	 * What is known of coherence.
	 *
	 * @param sample the last sample, null before the first
	 * @param full the last full comparison, null before the first
	 * @param progress how far the running one is, empty when none runs
	 * @param history all samples, oldest first
	 */
	record Reports(@Nullable ComparisonReport sample, @Nullable ComparisonReport full, String progress,
			List<Agreement> history) {

		/** Return the last full comparison under its earlier name. */
		@JsonProperty("audit")
		@Schema(description = "The earlier name of full", deprecated = true)
		@Nullable ComparisonReport earlierName() {
			return this.full;
		}

	}

	/**
	 * What one sample found.
	 *
	 * @param at when
	 * @param compared entries that were compared
	 * @param different entries that differ
	 */
	record Agreement(Instant at, long compared, long different) {

		static Agreement of(ComparisonReport sample) {
			return new Agreement(sample.at(), sample.compared(), sample.different());
		}

	}

}
