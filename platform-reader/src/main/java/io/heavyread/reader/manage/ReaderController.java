package io.heavyread.reader.manage;

import io.heavyread.cache.FeedControl;
import io.heavyread.protocol.manage.ReaderState;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The reader as a whole. */
@RestController
@RequestMapping("${management.endpoints.web.base-path:/actuator}/postcache")
class ReaderController {

	private final ReaderStateSource source;

	private final FeedControl feed;

	ReaderController(ReaderStateSource source, FeedControl feed) {
		this.source = source;
		this.feed = feed;
	}

	@GetMapping
	ReaderState state() {
		return this.source.now();
	}

	@PostMapping("/resync")
	@ResponseStatus(HttpStatus.ACCEPTED)
	void resync() {
		this.feed.resync();
	}

}
