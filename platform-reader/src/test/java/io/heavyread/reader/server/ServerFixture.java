package io.heavyread.reader.server;

import java.util.Objects;
import java.util.concurrent.CompletableFuture;

import io.heavyread.cache.Entry;
import io.heavyread.cache.Load;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A server over a cache that the test fills, and one client. */
abstract class ServerFixture {

	static final String LARGE = "{\"content\":\"" + "y".repeat(5000) + "\"}";

	TestServer server;

	StubCache cache;

	RawClient client;

	@BeforeEach
	final void start() {
		this.server = new TestServer("comparison-endpoints=true");
		this.cache = this.server.cache;
		this.cache.put("a", "{\"id\":\"a\"}", false);
		this.cache.put("big", LARGE, true);
		this.client = this.server.client();
	}

	@AfterEach
	final void stop() {
		this.client.close();
		this.server.close();
	}

	final void found(String id, String body) {
		this.cache.loads.put(id,
				CompletableFuture.completedFuture(new Load.Found(StubCache.entry(id, 9, body, false))));
	}

	final void notReached(String id) {
		this.cache.loads.put(id, CompletableFuture.completedFuture(new Load.NotReached()));
	}

	final void unknown(String id) {
		this.cache.loads.put(id, CompletableFuture.completedFuture(new Load.Unknown("the store does not answer")));
	}

	final String etag(String id, String suffix) {
		return '"' + entry(id).etag() + suffix + '"';
	}

	final Entry entry(String id) {
		return Objects.requireNonNull(this.cache.entries.get(id));
	}

}
