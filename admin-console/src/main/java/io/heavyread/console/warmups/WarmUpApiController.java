package io.heavyread.console.warmups;

import java.security.Principal;
import java.time.Instant;
import java.util.List;

import io.heavyread.console.fleet.Reply;
import io.heavyread.protocol.manage.WarmUpJob;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Warm-ups in the API. */
@RestController
@Tag(name = "WarmUps")
@RequestMapping("/api/warmups")
class WarmUpApiController {

	private final WarmUps warmUps;

	WarmUpApiController(WarmUps warmUps) {
		this.warmUps = warmUps;
	}

	@Operation(operationId = "listWarmUps", summary = "The warm-ups that this console started, newest first")
	@GetMapping
	List<ApiWarmUp> all() {
		return this.warmUps.newest().stream().map(ApiWarmUp::of).toList();
	}

	@Operation(operationId = "getWarmUp", summary = "One warm-up")
	@GetMapping("/{number}")
	ApiWarmUp one(@PathVariable long number) {
		return ApiWarmUp.of(this.warmUps.require(number));
	}

	@Operation(operationId = "startWarmUp",
			summary = "Start a warm-up; scope is all, recent, hottest, prefix or ids, target a reader or all")
	@PostMapping
	@ResponseStatus(HttpStatus.ACCEPTED)
	ApiWarmUp start(@RequestBody WarmUpForm form, Principal user) {
		check(form);
		return ApiWarmUp.of(this.warmUps.start(form, user.getName()));
	}

	@Operation(operationId = "countWarmUp", summary = "Count what a warm-up would look at, per reader")
	@PostMapping("/count")
	List<Reply<WarmUpJob>> count(@RequestBody WarmUpForm form) {
		check(form);
		return this.warmUps.count(form);
	}

	private static void check(WarmUpForm form) {
		if (!form.problem().isEmpty()) {
			throw new IllegalArgumentException(form.problem());
		}
	}

	@Operation(operationId = "cancelWarmUp", summary = "Cancel a warm-up")
	@DeleteMapping("/{number}")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void cancel(@PathVariable long number) {
		this.warmUps.cancel(this.warmUps.require(number));
	}

	/**
	 * A warm-up in the API.
	 *
	 * @param number its number
	 * @param what what is warmed up, in words
	 * @param user who started it
	 * @param startedAt when
	 * @param state how it stands
	 * @param readers how it stands on each reader
	 */
	record ApiWarmUp(long number, String what, String user, Instant startedAt, String state,
			List<WarmUp.Part> readers) {

		static ApiWarmUp of(WarmUp job) {
			return new ApiWarmUp(job.number(), job.what(), job.user(), job.startedAt(), job.label(), job.parts());
		}

	}

}
