package io.heavyread.console.keys;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.heavyread.console.action.Result;
import io.heavyread.console.errors.NotFoundException;
import io.heavyread.console.format.Tone;
import io.heavyread.console.http.CallFailedException;
import io.heavyread.console.json.FieldDifference;
import io.heavyread.console.json.JsonLayout;
import io.heavyread.console.store.LogWrite;
import io.heavyread.console.store.StoreUnavailableException;
import io.heavyread.protocol.PostId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;

import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** One key over the whole fleet in the API. */
@RestController
@Tag(name = "Keys")
@RequestMapping("/api/keys")
class KeyApiController {

	private final KeyComparison comparison;

	private final KeyActions actions;

	KeyApiController(KeyComparison comparison, KeyActions actions) {
		this.comparison = comparison;
		this.actions = actions;
	}

	@Operation(operationId = "getKey", summary = "One key in Redis and on every reader, with its writes in the log")
	@GetMapping("/{id}")
	ApiKey key(@PathVariable String id) {
		KeyReport report = this.comparison.of(check(id));
		List<ApiPlace> places = report.places().stream().map(ApiPlace::of).toList();
		return new ApiKey(report.id(), report.verdict().tone(), report.verdict().headline(), places, report.writes());
	}

	@Operation(operationId = "compareKey", summary = "The fields of one key in two places, redis or a reader's id")
	@GetMapping("/{id}/difference")
	List<FieldDifference> difference(@PathVariable String id, @RequestParam String left, @RequestParam String right) {
		KeyReport report = this.comparison.of(check(id));
		return JsonLayout.differences(body(report, left), body(report, right));
	}

	private static String body(KeyReport report, String place) {
		return report.withBody(place)
			.map((found) -> String.valueOf(found.body()))
			.orElseThrow(() -> missing(report, place));
	}

	/** What is not known is not the same as what is not there. */
	private static RuntimeException missing(KeyReport report, String name) {
		for (Place place : report.places()) {
			if (place instanceof Place.Unreachable unreachable && place.site().name().equals(name)) {
				return place.site().isStore() ? new StoreUnavailableException(unreachable.problem(), null)
						: new CallFailedException(name + " " + unreachable.problem(), 0);
			}
		}
		return new NotFoundException("That place does not hold the post.");
	}

	@Operation(operationId = "evictKey", summary = "Evict one key from all readers, or from one")
	@DeleteMapping("/{id}")
	Result evict(@PathVariable String id, @RequestParam(defaultValue = KeyActions.ALL) String reader) {
		return this.actions.evict(check(id), reader);
	}

	@Operation(operationId = "refreshKey", summary = "Evict one key and load it again, on all readers or on one")
	@PostMapping("/{id}/refresh")
	Result refresh(@PathVariable String id, @RequestParam(defaultValue = KeyActions.ALL) String reader) {
		return this.actions.refresh(check(id), reader);
	}

	private static String check(String id) {
		if (!PostId.isValid(id)) {
			throw new IllegalArgumentException("That is not a post's id.");
		}
		return id;
	}

	/**
	 * A key in the API.
	 *
	 * @param id the key
	 * @param standing how well the places agree
	 * @param headline the answer in a sentence
	 * @param places the store, then the readers
	 * @param writes its writes in the log, newest first
	 */
	record ApiKey(String id, Tone standing, String headline, List<ApiPlace> places, List<LogWrite> writes) {
	}

	/**
	 * A key in one place.
	 *
	 * @param place redis or the reader's id
	 * @param comparison how it compares with the store
	 * @param odd whether it differs
	 * @param values version, etag, bytes, since, source, lagMs and body, as far as there
	 * are any
	 */
	record ApiPlace(String place, String comparison, boolean odd, Map<String, Object> values) {

		static ApiPlace of(Place place) {
			Map<String, Object> values = new LinkedHashMap<>();
			Copy copy = place.copy();
			if (copy != null) {
				values.put("version", copy.version());
				values.put("etag", '"' + copy.chain() + '"');
				values.put("bytes", copy.bytes());
				values.put("since", copy.since());
				values.put("source", copy.source());
				values.put("lagMs", Double.isNaN(copy.lag()) ? null : copy.lag());
				values.put("body", copy.body());
				values.values().removeIf(Objects::isNull);
			}
			return new ApiPlace(place.site().name(), place.label(), place.isOdd(), values);
		}

	}

}
