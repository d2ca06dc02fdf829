package io.heavyread.console.http;

import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * Sends requests without blocking. Any thread may call. A future that fails does so with
 * a {@link CallFailedException}, at the latest when the time is over, also when an answer
 * has begun and does not end. Then, and when an answer is longer than wanted, the
 * connection is closed.
 */
@Component
public class HttpCalls {

	/** Bytes of an answer that tells a state. */
	public static final int SHORT = 64 * 1024;

	/** Bytes of an answer that lists something. */
	public static final int LISTING = 2 * 1024 * 1024;

	/** Bytes of an answer with a post in it. */
	public static final int POST = 16 * 1024 * 1024;

	private final HttpClient client = HttpClient.newBuilder()
		.version(HttpClient.Version.HTTP_1_1)
		.connectTimeout(Duration.ofMillis(800))
		.followRedirects(HttpClient.Redirect.NEVER)
		.build();

	/**
	 * Send a request; a body, where there is one, is JSON.
	 * @param limit most bytes of the answer's body
	 */
	public CompletableFuture<Answer> send(String method, URI uri, Map<String, String> headers, byte @Nullable [] body,
			Duration timeout, int limit) {
		HttpRequest.Builder request = HttpRequest.newBuilder(uri).timeout(timeout);
		headers.forEach(request::header);
		if (body != null) {
			request.header("Content-Type", "application/json");
		}
		request.method(method, (body != null) ? BodyPublishers.ofByteArray(body) : BodyPublishers.noBody());
		return bounded(this.client.sendAsync(request.build(), (head) -> new BoundedBody(limit)), timeout);
	}

	/**
	 * The exchange itself is cancelled, not what follows from it: that is over already.
	 */
	private static CompletableFuture<Answer> bounded(CompletableFuture<HttpResponse<byte[]>> sent, Duration timeout) {
		return sent.thenApply((response) -> new Answer(response.statusCode(), response.headers(), response.body()))
			.orTimeout(timeout.toMillis() + 50, TimeUnit.MILLISECONDS)
			.exceptionally((failure) -> {
				sent.cancel(true);
				throw failed(failure, timeout);
			});
	}

	private static CallFailedException failed(Throwable failure, Duration timeout) {
		Throwable cause = (failure instanceof CompletionException && failure.getCause() != null) ? failure.getCause()
				: failure;
		if (cause instanceof CallFailedException known) {
			return known;
		}
		if (cause instanceof HttpTimeoutException || cause instanceof TimeoutException) {
			return new CallFailedException("does not answer within " + timeout.toMillis() + " ms", 0);
		}
		if (cause instanceof ConnectException) {
			return new CallFailedException("refuses connections", 0);
		}
		return new CallFailedException("broke the connection", 0);
	}

}
