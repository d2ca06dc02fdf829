package io.heavyread.bench.peer;

import com.github.benmanes.caffeine.cache.Cache;
import org.jspecify.annotations.Nullable;

import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Answers posts from a cache: as objects, and as bytes that were made before. */
@RestController
class PeerController {

	private final Cache<String, Post> posts;

	private final Cache<String, byte[]> bodies;

	PeerController(Cache<String, Post> posts, Cache<String, byte[]> bodies) {
		this.posts = posts;
		this.bodies = bodies;
	}

	@GetMapping("/post")
	ResponseEntity<Post> post(@RequestParam String id) {
		return ResponseEntity.ofNullable(this.posts.getIfPresent(id));
	}

	@GetMapping("/post-bytes")
	ResponseEntity<byte[]> bytes(@RequestParam String id) {
		byte @Nullable [] body = this.bodies.getIfPresent(id);
		return (body != null) ? ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(body)
				: ResponseEntity.notFound().build();
	}

}
