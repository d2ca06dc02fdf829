package io.heavyread.writer.support;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

/** Requests to one port of the loopback address: well-formed ones, and raw bytes. */
public final class Client {

	private static final HttpClient HTTP = HttpClient.newBuilder()
		.version(HttpClient.Version.HTTP_1_1)
		.connectTimeout(Duration.ofSeconds(5))
		.build();

	private final int port;

	/** Create a client of a port. */
	public Client(int port) {
		this.port = port;
	}

	/** Create a post; headers are names and values in turn. */
	public HttpResponse<String> create(String json, String... headers) {
		return createLater("/create", json, headers).join();
	}

	/** Begin to create a post. */
	public CompletableFuture<HttpResponse<String>> createLater(String target, String json, String... headers) {
		return sendLater("POST", target, BodyPublishers.ofString(json, UTF_8), with(headers));
	}

	private static String[] with(String... headers) {
		String[] all = new String[headers.length + 2];
		all[0] = "Content-Type";
		all[1] = "application/json";
		System.arraycopy(headers, 0, all, 2, headers.length);
		return all;
	}

	public HttpResponse<String> delete(String id, String... headers) {
		return send("DELETE", "/post?id=" + id, BodyPublishers.noBody(), headers);
	}

	public HttpResponse<String> get(String target, String... headers) {
		return send("GET", target, BodyPublishers.noBody(), headers);
	}

	public HttpResponse<String> send(String method, String target, BodyPublisher body, String... headers) {
		return sendLater(method, target, body, headers).join();
	}

	private CompletableFuture<HttpResponse<String>> sendLater(String method, String target, BodyPublisher body,
			String... headers) {
		HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + this.port + target))
			.timeout(Duration.ofSeconds(20))
			.method(method, body);
		for (int i = 0; i < headers.length; i += 2) {
			request.header(headers[i], headers[i + 1]);
		}
		return HTTP.sendAsync(request.build(), BodyHandlers.ofString(UTF_8));
	}

	/** Send these bytes and return all that comes back until the server closes. */
	public String raw(String request) {
		try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), this.port)) {
			socket.setSoTimeout(10_000);
			socket.getOutputStream().write(request.getBytes(ISO_8859_1));
			ByteArrayOutputStream answer = new ByteArrayOutputStream();
			socket.getInputStream().transferTo(answer);
			return answer.toString(UTF_8);
		}
		catch (IOException ex) {
			throw new IllegalStateException("no whole answer from port " + this.port, ex);
		}
	}

}
