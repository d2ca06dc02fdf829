package io.heavyread.console.overview;

import java.time.Instant;
import java.util.List;

import io.heavyread.console.action.ReaderActions;
import io.heavyread.console.action.Result;
import io.heavyread.console.fleet.FleetCalls;
import io.heavyread.console.fleet.FleetSnapshot;
import io.heavyread.console.fleet.FleetWatch;
import io.heavyread.console.fleet.PeerView;
import io.heavyread.console.fleet.Reply;
import io.heavyread.console.http.CallFailedException;
import io.heavyread.console.reader.EntryQuery;
import io.heavyread.console.reader.ReaderClient;
import io.heavyread.console.store.StoreSummary;
import io.heavyread.protocol.manage.EntryPage;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The fleet and its readers in the API. */
@RestController
@Tag(name = "Fleet")
@RequestMapping("/api")
class FleetApiController {

	private final FleetWatch fleet;

	private final ReaderClient readers;

	private final ReaderActions actions;

	FleetApiController(FleetWatch fleet, ReaderClient readers, ReaderActions actions) {
		this.fleet = fleet;
		this.readers = readers;
		this.actions = actions;
	}

	@Operation(operationId = "getFleet", summary = "The fleet as last sampled")
	@GetMapping("/fleet")
	ApiFleet fleet() {
		FleetSnapshot now = this.fleet.now();
		return new ApiFleet(now.at(), now.readers().stream().map(ApiReader::of).toList(), now.store(),
				now.storeProblem(), List.of(now.writer(), now.redis(), now.gateway()));
	}

	@Operation(operationId = "getReader", summary = "One reader")
	@GetMapping("/readers/{id}")
	ApiReader reader(@PathVariable String id) {
		return ApiReader.of(this.fleet.now().require(id));
	}

	@Operation(operationId = "getReaderHistory", summary = "The samples of a reader's last 15 minutes, oldest first")
	@GetMapping("/readers/{id}/history")
	List<ApiPoint> history(@PathVariable String id) {
		return this.fleet.now().require(id).history().stream().map(ApiPoint::of).toList();
	}

	@Operation(operationId = "listReaderEntries",
			summary = "A part of a reader's entries; sort is hottest, id, bytes, version or age")
	@GetMapping("/readers/{id}/entries")
	EntryPage entries(@PathVariable String id, @RequestParam(defaultValue = "") String prefix,
			@RequestParam(defaultValue = "hottest") String sort, @RequestParam(defaultValue = "50") int limit,
			@RequestParam(required = false) @Nullable String cursor) {
		EntryQuery query = new EntryQuery(prefix, sort, limit, cursor);
		Reply<EntryPage> reply = FleetCalls.ask(this.fleet.now().require(id),
				(base) -> this.readers.entries(base, query));
		EntryPage page = reply.value();
		if (page == null) {
			throw new CallFailedException(id + " " + reply.problem(), 0);
		}
		return page;
	}

	@Operation(operationId = "evictReaderEntry", summary = "Evict one post from a reader")
	@DeleteMapping("/readers/{id}/entries/{key}")
	Result evict(@PathVariable String id, @PathVariable String key) {
		return this.actions.evict(key, List.of(this.fleet.now().require(id)));
	}

	@Operation(operationId = "evictAllReaderEntries", summary = "Evict everything from a reader")
	@DeleteMapping("/readers/{id}/entries")
	Result evictAll(@PathVariable String id) {
		return this.actions.evictAll(List.of(this.fleet.now().require(id)));
	}

	@Operation(operationId = "resyncReader", summary = "Let a reader compare everything with Redis")
	@PostMapping("/readers/{id}/resync")
	Result resync(@PathVariable String id) {
		return this.actions.resync(List.of(this.fleet.now().require(id)));
	}

	/**
	 * The fleet in the API.
	 *
	 * @param at when it was sampled
	 * @param readers the readers, worst first
	 * @param store what Redis told last, null when it never answered
	 * @param storeProblem why Redis does not answer now, empty when it does
	 * @param parts writer, Redis and gateway
	 */
	record ApiFleet(Instant at, List<ApiReader> readers, @Nullable StoreSummary store, String storeProblem,
			List<PeerView> parts) {
	}

}
