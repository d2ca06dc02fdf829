package io.heavyread.reader;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.heavyread.protocol.test.RedisProcess;
import io.heavyread.protocol.test.ServiceProcess;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Clients that never read what they ask for, so many that a reader with 96 MB of memory
 * for buffers has none for all of them.
 */
class SlowReadersIT {

	private static final int LARGE = 500_000;

	private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

	private final int port = RedisProcess.freePort();

	private final List<SocketChannel> crowd = new ArrayList<>();

	private RedisProcess redis;

	private Posts posts;

	private ServiceProcess reader;

	@BeforeEach
	void start() {
		this.redis = RedisProcess.start();
		this.posts = new Posts(this.redis);
		this.posts.put("post-1", "{}");
		this.posts.put("large", "z".repeat(LARGE));
		this.reader = ServiceProcess.startWith("96m", ReaderApplication.class, "--platform.instance-id=small",
				"--REDIS_ADDR=" + this.redis.address(), "--platform.reader.port=" + this.port,
				"--server.port=" + RedisProcess.freePort(), "--platform.cache.max-weight=16MB",
				"--platform.reader.head-timeout=1s");
		Awaitility.await().atMost(Duration.ofSeconds(40)).ignoreExceptions().until(() -> get("/health") == 200);
		assertThat(get("/post?id=large")).isEqualTo(200);
	}

	@AfterEach
	void stop() throws IOException {
		for (SocketChannel one : this.crowd) {
			one.close();
		}
		this.reader.close();
		this.posts.close();
		this.redis.close();
	}

	@Test
	void otherClients_areServedAllTheTime() throws IOException {
		for (int i = 0; i < 20; i++) {
			gather(100);
			assertThat(get("/post?id=post-1")).isEqualTo(200);
			assertThat(get("/post?id=large")).isEqualTo(200);
		}
		assertSlowHeadIsTimedOut();
		assertThat(this.reader.residentBytes()).isLessThan(400 << 20);
		assertThat(this.reader.output()).contains("platform.reader.max-unsent").doesNotContain("OutOfMemoryError");
	}

	private void gather(int number) throws IOException {
		ByteBuffer requests = ByteBuffer.wrap(bytes("GET /post?id=large HTTP/1.1\r\nHost: r\r\n\r\n".repeat(4)));
		for (int i = 0; i < number; i++) {
			SocketChannel one = SocketChannel.open(new InetSocketAddress("127.0.0.1", this.port));
			this.crowd.add(one);
			one.configureBlocking(false);
			one.write(requests.duplicate());
		}
	}

	private void assertSlowHeadIsTimedOut() throws IOException {
		try (Socket socket = new Socket("127.0.0.1", this.port)) {
			socket.setSoTimeout(5000);
			socket.getOutputStream().write(bytes("GET /po"));
			assertThat(socket.getInputStream().readNBytes(12)).isEqualTo(bytes("HTTP/1.1 408"));
		}
	}

	private static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.ISO_8859_1);
	}

	/** Return the status of a response that came whole and within a second. */
	private int get(String target) {
		HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + this.port + target))
			.timeout(Duration.ofSeconds(1))
			.build();
		return this.client.sendAsync(request, BodyHandlers.ofByteArray()).thenApply(HttpResponse::statusCode).join();
	}

}
