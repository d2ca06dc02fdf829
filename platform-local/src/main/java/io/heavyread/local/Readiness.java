package io.heavyread.local;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Asks whether the platform works as a whole: writes can succeed, and the gateway passes
 * requests to each of the readers, which are fresh. Used by one thread.
 */
final class Readiness {

	private static final Duration TIMEOUT = Duration.ofSeconds(2);

	private static final long PAUSE_MILLIS = 20;

	private final HttpClient client = HttpClient.newBuilder()
		.version(HttpClient.Version.HTTP_1_1)
		.connectTimeout(TIMEOUT)
		.build();

	private final LocalProperties properties;

	private final Set<String> readers = new HashSet<>();

	private boolean writable;

	Readiness(LocalProperties properties) {
		this.properties = properties;
	}

	/** Ask until everything works; return whether it does at the end of the bound. */
	boolean await(Duration bound) {
		long deadline = System.nanoTime() + bound.toNanos();
		try {
			while (!isReached() && System.nanoTime() < deadline) {
				TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		return this.writable && hasAllReaders();
	}

	private boolean isReached() throws InterruptedException {
		this.writable = this.writable || health(this.properties.writerPort()).isPresent();
		if (this.writable) {
			health(this.properties.gatewayPort()).flatMap((answer) -> answer.headers().firstValue("X-Reader"))
				.ifPresent(this.readers::add);
		}
		return this.writable && hasAllReaders();
	}

	private boolean hasAllReaders() {
		return this.readers.size() >= this.properties.readerPorts().size();
	}

	private Optional<HttpResponse<Void>> health(int port) throws InterruptedException {
		HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/health"))
			.timeout(TIMEOUT)
			.build();
		try {
			return Optional.of(this.client.send(request, HttpResponse.BodyHandlers.discarding()))
				.filter((answer) -> answer.statusCode() == 200);
		}
		catch (IOException ex) {
			return Optional.empty();
		}
	}

}
