package io.heavyread.reader.server;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import com.sun.management.UnixOperatingSystemMXBean;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.ByteBufAllocatorMetricProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Many clients at once that do nothing good. Each test ends without a trace of them. */
class CrowdTests {

	private static final Duration BOUND = Duration.ofSeconds(20);

	private static final int MANY = 10_000;

	private final List<SocketChannel> crowd = new ArrayList<>();

	private TestServer server;

	private RawClient other;

	@BeforeEach
	void start() {
		this.server = new TestServer("backlog=4096", "drain-timeout=60s");
		this.server.cache.put("a", "{\"id\":\"a\"}", false);
		this.server.cache.put("large", "z".repeat(200_000), false);
		this.other = this.server.client();
	}

	/** The drain ends early only when no connection is left in any book. */
	@AfterEach
	void stop() throws Exception {
		disperse();
		await().atMost(BOUND).until(() -> this.server.traffic.connections() == 1);
		assertThat(this.other.get("/post?id=a").status()).isEqualTo(200);
		this.other.close();
		assertThat(this.server.stop().await(BOUND.toSeconds(), TimeUnit.SECONDS)).isTrue();
	}

	@Test
	void idleConnections_inThousands_costLittle() throws IOException {
		int number = Math.min(MANY, (int) (freeFiles() - 1000) / 2);
		long before = directMemory();
		gather(number, "");
		await().atMost(BOUND).until(() -> this.server.traffic.connections() == number + 1);
		assertThat(directMemory() - before).isLessThan(16_000_000);
		assertThat(this.other.get("/post?id=a").status()).isEqualTo(200);
	}

	@Test
	void unfinishedHeads_inThousands_costLittle() throws IOException {
		long before = directMemory();
		gather(2000, "GET /post?id=a HTTP/1.1\r\nX: " + "x".repeat(1000));
		await().atMost(BOUND).until(() -> this.server.traffic.connections() == 2001);
		assertThat(this.other.get("/post?id=a").status()).isEqualTo(200);
		assertThat(directMemory() - before).isLessThan(2000 * 8_192 + 16_000_000);
	}

	/**
	 * Each may hold its write buffer and its read-ahead, whatever it asks for; the
	 * kernel's buffers are the kernel's.
	 */
	@Test
	void clientsThatNeverRead_holdTheirBoundsOnly() throws IOException {
		long before = directMemory();
		gather(100, RawClient.request("GET", "/post?id=large").repeat(500));
		await().atMost(BOUND).until(() -> this.server.traffic.total(200) >= 100);
		assertThat(this.other.get("/post?id=a").status()).isEqualTo(200);
		assertThat(directMemory() - before).isLessThan(100 * (65_536 + 262_144L) + 16_000_000);
		assertThat(this.server.traffic.total(200)).isLessThan(100 * 100);
	}

	/** No answer alone is too much; together they are. */
	@Test
	void clientsThatAskOneByOneAndNeverRead_areNotReadFromAnyMore() throws IOException {
		this.server.cache.put("middle", "z".repeat(50_000), false);
		long before = directMemory();
		gather(10, "");
		ByteBuffer request = ByteBuffer.wrap(bytes(RawClient.request("GET", "/post?id=middle")));
		for (int i = 0; i < 300; i++) {
			for (SocketChannel one : this.crowd) {
				one.write(request.duplicate());
			}
			await().pollDelay(Duration.ofMillis(3)).until(() -> true);
		}
		assertThat(this.server.traffic.total(200)).isBetween(10L, 10 * 200L);
		assertThat(directMemory() - before).isLessThan(10 * (65_536 + 262_144L) + 16_000_000);
	}

	@Test
	void crowdsOverTheirTime_areLetGo() throws IOException {
		try (TestServer strict = new TestServer("backlog=4096", "idle-timeout=2s", "head-timeout=2s")) {
			gather(strict.port(), 1000, "");
			gather(strict.port(), 1000, "GET /po");
			await().atMost(BOUND).until(() -> strict.traffic.connections() == 2000);
			await().atMost(BOUND).until(() -> strict.traffic.connections() == 0);
			assertThat(strict.traffic.total(408)).isEqualTo(1000);
		}
	}

	@Test
	void churn_withAllKindsOfEnds_leavesNothing() throws IOException {
		long before = directMemory();
		String[] beginnings = { "", "GET /po", RawClient.request("GET", "/post?id=large").repeat(3), "\0\0\r\n\r\n" };
		for (int round = 0; round < 200; round++) {
			gather(20, beginnings[round % beginnings.length]);
			disperse();
		}
		await().atMost(BOUND).until(() -> this.server.traffic.connections() == 1);
		assertThat(directMemory() - before).isLessThan(16_000_000);
	}

	@Test
	void clientsThatEndTheirOutput_areLetGo() throws IOException {
		gather(100, "GET /post?id=a HTTP/1.1\r\nHost: ");
		gather(100, RawClient.request("GET", "/post?id=a"));
		gather(100, "");
		for (SocketChannel one : this.crowd) {
			one.shutdownOutput();
		}
		await().atMost(BOUND).until(() -> this.server.traffic.connections() == 1);
		assertThat(this.server.traffic.total(200)).isEqualTo(100);
	}

	private void gather(int number, String beginning) throws IOException {
		gather(this.server.port(), number, beginning);
	}

	private void gather(int port, int number, String beginning) throws IOException {
		ByteBuffer bytes = ByteBuffer.wrap(bytes(beginning));
		for (int i = 0; i < number; i++) {
			SocketChannel one = SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
			this.crowd.add(one);
			one.setOption(StandardSocketOptions.TCP_NODELAY, true);
			one.configureBlocking(false);
			one.write(bytes.duplicate());
		}
	}

	private static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.ISO_8859_1);
	}

	/** Close all, every second one without a farewell. */
	private void disperse() throws IOException {
		for (int i = 0; i < this.crowd.size(); i++) {
			if (i % 2 == 0) {
				this.crowd.get(i).setOption(StandardSocketOptions.SO_LINGER, 0);
			}
			this.crowd.get(i).close();
		}
		this.crowd.clear();
	}

	private static long freeFiles() {
		var system = ManagementFactory.getPlatformMXBean(UnixOperatingSystemMXBean.class);
		return system.getMaxFileDescriptorCount() - system.getOpenFileDescriptorCount();
	}

	private static long directMemory() {
		return ((ByteBufAllocatorMetricProvider) ByteBufAllocator.DEFAULT).metric().usedDirectMemory();
	}

}
