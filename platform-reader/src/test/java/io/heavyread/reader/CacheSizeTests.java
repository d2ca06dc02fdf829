package io.heavyread.reader;

import io.heavyread.protocol.test.RedisProcess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A cache that the heap cannot hold. */
@ExtendWith(OutputCaptureExtension.class)
class CacheSizeTests {

	@Test
	void maxWeight_aboveTheHeap_isRefused(CapturedOutput output) {
		String nowhere = "127.0.0.1:" + RedisProcess.freePort();
		assertThatThrownBy(() -> new ReaderNode("reader-1", nowhere, "platform.cache.max-weight=1000GB").close())
			.rootCause()
			.hasMessageStartingWith("platform.cache.max-weight must be at most the heap");
		assertThat(output).contains("APPLICATION FAILED TO START", "but is '1073741824000B'.")
			.doesNotContain("at io.heavyread");
	}

}
