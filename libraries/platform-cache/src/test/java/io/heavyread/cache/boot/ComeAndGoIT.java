package io.heavyread.cache.boot;

import java.lang.management.ManagementFactory;
import java.time.Duration;

import com.sun.management.UnixOperatingSystemMXBean;
import io.heavyread.cache.PostCache;
import io.heavyread.cache.test.TestReader;
import io.heavyread.protocol.FeedState;
import io.heavyread.protocol.test.RedisProcess;
import io.heavyread.protocol.test.TestNode;
import io.heavyread.store.PostStore;
import io.heavyread.store.test.TestWriter;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What a reader opens, it closes. */
class ComeAndGoIT {

	private static final int READERS = 12;

	@Test
	void readers_thatComeAndGo_leaveNothingOpen() {
		try (RedisProcess redis = RedisProcess.start("--appendonly", "no");
				TestNode writer = TestWriter.start("writer", redis.address())) {
			comeAndGo(redis);
			long before = openFiles();
			for (int i = 0; i < READERS; i++) {
				comeAndGo(redis);
			}
			await().atMost(Duration.ofSeconds(5)).until(() -> openFiles() <= before);
			assertThat(writer.get(PostStore.class).isWritable()).isTrue();
		}
	}

	private static void comeAndGo(RedisProcess redis) {
		try (TestNode reader = TestReader.start("guest", redis.address())) {
			PostCache posts = reader.get(PostCache.class);
			await().atMost(Duration.ofSeconds(20)).until(() -> posts.state() == FeedState.LIVE);
		}
	}

	private static long openFiles() {
		return ManagementFactory.getPlatformMXBean(UnixOperatingSystemMXBean.class).getOpenFileDescriptorCount();
	}

}
