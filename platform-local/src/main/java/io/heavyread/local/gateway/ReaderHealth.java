package io.heavyread.local.gateway;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import io.heavyread.protocol.support.DaemonThreads;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.cloud.client.ServiceInstance;
import org.springframework.cloud.client.discovery.DiscoveryClient;

/**
 * Which readers are better avoided: those whose {@code /health} answers with another
 * status than 200, or twice not at all. One thread asks them in turn; a request that
 * found a reader dead reports it at once. Any thread may call.
 */
class ReaderHealth implements AutoCloseable {

	private static final Logger logger = LoggerFactory.getLogger(ReaderHealth.class);

	private static final Duration TIMEOUT = Duration.ofSeconds(1);

	private static final int MOST_MISSES = 2;

	private final DiscoveryClient discovery;

	private final Duration interval;

	private final HttpClient client = HttpClient.newBuilder()
		.version(HttpClient.Version.HTTP_1_1)
		.connectTimeout(TIMEOUT)
		.build();

	/** Checks in a row without a good answer, by address; one may be lost by chance. */
	private final Map<String, Integer> misses = new ConcurrentHashMap<>();

	private final ScheduledExecutorService clock = Executors
		.newSingleThreadScheduledExecutor(DaemonThreads.named("gateway-health"));

	ReaderHealth(DiscoveryClient discovery, Duration interval) {
		this.discovery = discovery;
		this.interval = interval;
	}

	void start() {
		this.clock.scheduleWithFixedDelay(this::checkAll, 0, this.interval.toMillis(), TimeUnit.MILLISECONDS);
	}

	private void checkAll() {
		try {
			this.discovery.getInstances(GatewayApplication.READERS).forEach(this::check);
		}
		catch (RuntimeException ex) {
			// The next round must come whatever happened in this one.
			logger.warn("The readers' health cannot be checked", ex);
		}
	}

	private void check(ServiceInstance reader) {
		URI uri = reader.getUri();
		try {
			if (status(uri) == 200) {
				this.misses.remove(address(uri));
			}
			else {
				avoid(uri);
			}
		}
		catch (IOException ex) {
			this.misses.merge(address(uri), 1, Integer::sum);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private int status(URI reader) throws IOException, InterruptedException {
		HttpRequest request = HttpRequest.newBuilder(reader.resolve("/health")).timeout(TIMEOUT).build();
		return this.client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
	}

	/** Prefer other readers until this one's health is good again. */
	void avoid(URI reader) {
		this.misses.put(address(reader), MOST_MISSES);
	}

	boolean isAvoided(URI reader) {
		return this.misses.getOrDefault(address(reader), 0) >= MOST_MISSES;
	}

	/** Return host:port, which tells readers apart whatever the path is. */
	static String address(URI reader) {
		return reader.getHost() + ":" + reader.getPort();
	}

	@Override
	public void close() {
		this.clock.shutdownNow();
	}

}
