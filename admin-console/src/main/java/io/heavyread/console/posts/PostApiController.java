package io.heavyread.console.posts;

import java.security.Principal;
import java.util.List;
import java.util.Map;

import io.heavyread.console.fleet.FleetWatch;
import io.heavyread.console.posts.PostWrites.Done;
import io.heavyread.console.store.StoreView;
import io.heavyread.console.store.StoredVersion;
import io.heavyread.console.traces.ApiTrace;
import io.heavyread.console.traces.Trace;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Posts in the API. */
@RestController
@Tag(name = "Posts")
@RequestMapping("/api")
class PostApiController {

	private static final int MAX = 200;

	private final StoreView store;

	private final PostWrites writes;

	private final FleetWatch fleet;

	PostApiController(StoreView store, PostWrites writes, FleetWatch fleet) {
		this.store = store;
		this.writes = writes;
		this.fleet = fleet;
	}

	@Operation(operationId = "listPosts", summary = "Posts, newest write first")
	@GetMapping("/posts")
	List<StoredVersion> posts(@RequestParam(defaultValue = "0") long offset,
			@RequestParam(defaultValue = "50") int limit) {
		return this.store.newest(Math.max(0, offset), Math.min(Math.max(1, limit), MAX));
	}

	@Operation(operationId = "savePost", summary = "Create a post, or with If-Match replace the version with that ETag")
	@PostMapping("/posts")
	ApiTrace save(@RequestBody Draft draft,
			@RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
			@RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key, Principal user) {
		PostForm form = new PostForm(draft.id(), draft.title(), draft.content(), draft.author(), ifMatch, key);
		Map<String, String> errors = form.errors();
		if (!errors.isEmpty()) {
			throw new IllegalArgumentException(String.join(" ", errors.values()));
		}
		return answer(this.writes.save(form, user.getName()));
	}

	@Operation(operationId = "deletePost", summary = "Delete a post, with If-Match only the version with that ETag")
	@DeleteMapping("/posts/{id}")
	ApiTrace delete(@PathVariable String id,
			@RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch, Principal user) {
		return answer(this.writes.delete(id, (ifMatch != null) ? ifMatch : "", user.getName()));
	}

	private ApiTrace answer(Done done) {
		Trace trace = done.trace();
		if (trace == null) {
			HttpStatus status = HttpStatus.resolve(done.written().status());
			throw new ResponseStatusException((status != null) ? status : HttpStatus.BAD_GATEWAY,
					done.written().problem());
		}
		return ApiTrace.of(trace, this.fleet.now());
	}

	/**
	 * A post to write.
	 *
	 * @param id the id, missing for one that the writer makes
	 * @param title the title
	 * @param content the content
	 * @param author the author
	 */
	record Draft(@Nullable String id, @Nullable String title, @Nullable String content, @Nullable String author) {
	}

}
