package io.heavyread.reader;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

import io.heavyread.protocol.test.RedisProcess;
import io.heavyread.protocol.test.ServiceProcess;
import org.awaitility.Awaitility;

/** A reader in a process of its own, which can be stopped and killed. */
public final class ReaderProcess implements AutoCloseable {

	private static final Duration BOUND = Duration.ofSeconds(30);

	private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

	private final int port;

	private final ServiceProcess process;

	private ReaderProcess(int port, ServiceProcess process) {
		this.port = port;
		this.process = process;
	}

	/** Start a reader; it is not yet ready. */
	public static ReaderProcess start(String redisAddress) {
		int port = RedisProcess.freePort();
		return new ReaderProcess(port, ServiceProcess.start(ReaderApplication.class, arguments(redisAddress, port)));
	}

	/** Start a reader that becomes as fast as it can, for measurements. */
	public static ReaderProcess startFast(String redisAddress) {
		int port = RedisProcess.freePort();
		return new ReaderProcess(port,
				ServiceProcess.startFast(ReaderApplication.class, arguments(redisAddress, port)));
	}

	private static String[] arguments(String redisAddress, int port) {
		return new String[] { "--platform.instance-id=reader-child", "--REDIS_ADDR=" + redisAddress,
				"--platform.reader.port=" + port, "--server.port=" + RedisProcess.freePort(),
				"--platform.reader.drain-delay=0s", "--platform.cache.max-weight=64MB",
				"--platform.admin.token=a-token", "--platform.reader.warm-up=none" };
	}

	/** Request the target; the future waits as long as the process is stopped. */
	CompletableFuture<HttpResponse<String>> get(String target) {
		HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + this.port + target))
			.timeout(BOUND)
			.build();
		return this.client.sendAsync(request, BodyHandlers.ofString());
	}

	/** Return the data port. */
	public int port() {
		return this.port;
	}

	/** Return the bytes of memory that the process takes, as Linux tells it. */
	public long residentBytes() {
		return this.process.residentBytes();
	}

	/** Wait until the reader is healthy. */
	public void awaitHealth() {
		Awaitility.await().atMost(BOUND).pollInterval(Duration.ofMillis(50)).until(this::isHealthy);
	}

	/** Tell whether the reader says that it is healthy. */
	boolean isHealthy() {
		return get("/health").handle((reply, failure) -> failure == null && reply.statusCode() == 200).join();
	}

	/** Stop the process's execution (SIGSTOP). */
	void pause() {
		this.process.pause();
	}

	/** Let it go on. */
	void resume() {
		this.process.resume();
	}

	/** End the process as {@code kill -9} does, and start it again. */
	void killAndRestart() {
		this.process.kill();
		this.process.restart();
	}

	@Override
	public void close() {
		this.process.close();
	}

}
