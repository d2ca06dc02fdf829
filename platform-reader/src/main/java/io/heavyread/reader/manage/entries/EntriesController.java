package io.heavyread.reader.manage.entries;

import io.heavyread.cache.CacheContents;
import io.heavyread.cache.Entry;
import io.heavyread.cache.PostCache;
import io.heavyread.cache.Representation;
import io.heavyread.protocol.manage.EntryPage;
import io.heavyread.protocol.manage.EntryRow;
import io.heavyread.protocol.manage.Evicted;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** The cached posts: listed, looked at, evicted. */
@RestController
@RequestMapping("${management.endpoints.web.base-path:/actuator}/postcache/entries")
class EntriesController {

	private static final int MAX_LIMIT = 1000;

	private final CacheContents contents;

	private final PostCache cache;

	EntriesController(CacheContents contents, PostCache cache) {
		this.contents = contents;
		this.cache = cache;
	}

	@GetMapping
	EntryPage list(@RequestParam(defaultValue = "") String prefix,
			@RequestParam(required = false) @Nullable String sort, @RequestParam(defaultValue = "50") int limit,
			@RequestParam(required = false) @Nullable String cursor) {
		// Spring would take an empty parameter for its default.
		EntryOrder order = (sort != null) ? EntryOrder.named(sort) : EntryOrder.HOTTEST;
		if (order == null) {
			throw badRequest("sort is one of hottest, id, bytes, version, age");
		}
		if (limit < 1 || limit > MAX_LIMIT) {
			throw badRequest("limit is a number from 1 to " + MAX_LIMIT);
		}
		Cursor after = (cursor != null) ? Cursor.decode(cursor, order) : null;
		if (cursor != null && after == null) {
			throw badRequest("cursor is not one of this listing");
		}
		return new EntryListing(order, prefix, limit, after).of(this.contents.iterator());
	}

	@GetMapping("/{id}")
	EntryRow entry(@PathVariable String id) {
		Entry entry = this.contents.get(id);
		Representation plain = (entry != null) ? entry.plain() : null;
		if (entry == null || plain == null) {
			throw notCached();
		}
		return EntryRows.alone(entry, plain, this.cache.isCurrent(entry));
	}

	@DeleteMapping("/{id}")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void evict(@PathVariable String id) {
		if (!this.contents.evict(id)) {
			throw notCached();
		}
	}

	@DeleteMapping
	Evicted evictAll() {
		return new Evicted(this.contents.evictAll());
	}

	private static ResponseStatusException badRequest(String detail) {
		return new ResponseStatusException(HttpStatus.BAD_REQUEST, detail);
	}

	private static ResponseStatusException notCached() {
		return new ResponseStatusException(HttpStatus.NOT_FOUND, "the post is not cached");
	}

}
