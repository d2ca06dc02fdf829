package io.heavyread.console.traces;

import java.util.List;

import io.heavyread.console.fleet.FleetWatch;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Traces in the API. */
@RestController
@Tag(name = "Traces")
@RequestMapping("/api/traces")
class TraceApiController {

	private static final int MAX = 200;

	private final Traces traces;

	private final FleetWatch fleet;

	TraceApiController(Traces traces, FleetWatch fleet) {
		this.traces = traces;
		this.fleet = fleet;
	}

	@Operation(operationId = "listTraces", summary = "The newest writes of this console on their way to all readers")
	@GetMapping
	List<ApiTrace> traces(@RequestParam(defaultValue = "50") int limit) {
		return this.traces.newest(Math.min(Math.max(1, limit), MAX))
			.stream()
			.map((trace) -> ApiTrace.of(trace, this.fleet.now()))
			.toList();
	}

	@Operation(operationId = "getTrace", summary = "The way of one write to all readers")
	@GetMapping("/{number}")
	ApiTrace trace(@PathVariable long number) {
		return ApiTrace.of(this.traces.require(number), this.fleet.now());
	}

}
