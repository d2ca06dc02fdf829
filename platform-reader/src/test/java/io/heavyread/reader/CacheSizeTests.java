package io.heavyread.reader;

import io.heavyread.cache.test.RedisProcess;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A cache that the heap cannot hold. */
class CacheSizeTests {

	@Test
	void maxWeight_aboveTheHeap_isRefused() {
		String nowhere = "127.0.0.1:" + RedisProcess.freePort();
		assertThatThrownBy(() -> new ReaderNode("reader-1", nowhere, "platform.cache.max-weight=1000GB").close())
			.rootCause()
			.hasMessageStartingWith("platform.cache.max-weight must be at most the heap");
	}

}
