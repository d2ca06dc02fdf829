package io.heavyread.cache.redis;

import java.time.Duration;

import io.heavyread.cache.PostCache;
import io.heavyread.cache.test.TestReader;
import io.heavyread.protocol.FeedState;
import io.heavyread.protocol.test.AccessListServer;
import io.heavyread.protocol.test.TestNode;
import io.heavyread.store.PostStore;
import io.heavyread.store.test.TestWriter;
import io.lettuce.core.AclSetuserArgs;
import io.lettuce.core.protocol.CommandType;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A reader whose user has the rights of an earlier version does not know whether a server
 * is the primary. It goes on as before, and says so.
 */
@ParameterizedClass(allowZeroInvocations = true)
@MethodSource("io.heavyread.protocol.test.AccessListServer#all")
@ExtendWith(OutputCaptureExtension.class)
class ReaderWithoutRoleIT {

	@Parameter
	@SuppressWarnings("NullAway.Init")
	AccessListServer redis;

	@Test
	void goesOn_andSaysSo(CapturedOutput output) {
		this.redis.as("admin", (connection) -> connection.sync()
			.aclSetuser("reader", AclSetuserArgs.Builder.removeCommand(CommandType.ROLE)));
		try (TestNode writer = TestWriter.start("writer-1", this.redis.address(), this.redis.credentials("writer"));
				TestNode reader = TestReader.start("reader-1", this.redis.address(),
						this.redis.credentials("reader"))) {
			PostStore store = writer.get(PostStore.class);
			PostCache posts = reader.get(PostCache.class);
			Awaitility.await()
				.atMost(Duration.ofSeconds(15))
				.until(() -> store.isWritable() && posts.state() == FeedState.LIVE);
			assertThat(posts.isLeased(System.nanoTime())).isTrue();
			assertThat(output).contains("grant +role");
		}
		finally {
			this.redis.as("admin", (connection) -> connection.sync()
				.aclSetuser("reader", AclSetuserArgs.Builder.addCommand(CommandType.ROLE)));
		}
	}

}
