package io.heavyread.local.client;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** A client of one platform; a request that fails as a whole throws. */
public final class LocalClient {

	private static final Duration TIMEOUT = Duration.ofSeconds(15);

	private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

	private final LocalAddresses addresses;

	public LocalClient(LocalAddresses addresses) {
		this.addresses = addresses;
	}

	/** Create a post through the gateway and return the reply's body. */
	public String create(String id, String content) {
		HttpResponse<byte[]> response = post(document(id, content));
		if (response.statusCode() >= 300) {
			throw new IllegalStateException("create answered " + response.statusCode());
		}
		return new String(response.body(), StandardCharsets.UTF_8);
	}

	public int createStatus(String id, String content) {
		return post(document(id, content)).statusCode();
	}

	private static String document(String id, String content) {
		return "{\"id\":\"%s\",\"title\":\"A title\",\"content\":\"%s\"}".formatted(id, content);
	}

	public HttpResponse<byte[]> post(String body) {
		return send(request(this.addresses.gateway, "/create").header("Content-Type", "application/json")
			.POST(HttpRequest.BodyPublishers.ofString(body)));
	}

	/** Read a post through the gateway. */
	public HttpResponse<byte[]> read(String id) {
		return get(this.addresses.gateway, "/post?id=" + id);
	}

	public HttpResponse<byte[]> get(int port, String target, String... headers) {
		HttpRequest.Builder request = request(port, target);
		return send((headers.length > 0) ? request.headers(headers) : request);
	}

	public HttpResponse<byte[]> send(String method, int port, String target) {
		return send(request(port, target).method(method, HttpRequest.BodyPublishers.noBody()));
	}

	private static HttpRequest.Builder request(int port, String target) {
		return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + target)).timeout(TIMEOUT);
	}

	private HttpResponse<byte[]> send(HttpRequest.Builder request) {
		try {
			return this.client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

}
