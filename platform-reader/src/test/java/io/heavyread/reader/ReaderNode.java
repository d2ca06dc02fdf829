package io.heavyread.reader;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

import io.heavyread.protocol.test.RedisProcess;

import org.springframework.context.ConfigurableApplicationContext;

/** A whole reader on free ports, and a client for it. */
public final class ReaderNode implements AutoCloseable {

	/** The token of management calls. */
	public static final String TOKEN = "a-token";

	private final HttpClient client = HttpClient.newHttpClient();

	private final int port = RedisProcess.freePort();

	private final int managementPort = RedisProcess.freePort();

	private final ConfigurableApplicationContext context;

	/** Start a reader. */
	public ReaderNode(String id, String redisAddress, String... settings) {
		Map<String, String> all = new LinkedHashMap<>();
		add(all, "platform.instance-id=" + id, "REDIS_ADDR=" + redisAddress, "platform.reader.port=" + this.port,
				"server.port=" + this.managementPort, "platform.reader.drain-delay=0s",
				"platform.admin.token=" + TOKEN);
		add(all, settings);
		this.context = ReaderApplication.builder()
			.properties("spring.main.register-shutdown-hook=false")
			.run(all.entrySet()
				.stream()
				.map((setting) -> "--" + setting.getKey() + "=" + setting.getValue())
				.toArray(String[]::new));
	}

	/** Add settings; an argument that is given twice would be a list. */
	private static void add(Map<String, String> all, String... settings) {
		for (String setting : settings) {
			int equals = setting.indexOf('=');
			all.put(setting.substring(0, equals), setting.substring(equals + 1));
		}
	}

	public <T> T get(Class<T> type) {
		return this.context.getBean(type);
	}

	public int port() {
		return this.port;
	}

	public int managementPort() {
		return this.managementPort;
	}

	/** Send a request to the data port. */
	public HttpResponse<String> data(String target, String... headers) {
		return send(this.port, "GET", target, headers);
	}

	/** Send a request with the token to the management port. */
	public HttpResponse<String> manage(String method, String path) {
		return send(this.managementPort, method, path, "Authorization", "Bearer " + TOKEN);
	}

	/** Post JSON with the token to the management port. */
	public HttpResponse<String> postJson(String path, String body) {
		HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + this.managementPort + path))
			.timeout(Duration.ofSeconds(10))
			.header("Authorization", "Bearer " + TOKEN)
			.header("Content-Type", "application/json")
			.POST(HttpRequest.BodyPublishers.ofString(body))
			.build();
		return send(request);
	}

	/** Send a request to the management port. */
	public HttpResponse<String> open(String method, String path, String... headers) {
		return send(this.managementPort, method, path, headers);
	}

	private HttpResponse<String> send(int to, String method, String target, String... headers) {
		HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + to + target))
			.timeout(Duration.ofSeconds(10))
			.method(method, HttpRequest.BodyPublishers.noBody());
		if (headers.length > 0) {
			request.headers(headers);
		}
		return send(request.build());
	}

	private HttpResponse<String> send(HttpRequest request) {
		try {
			return this.client.send(request, HttpResponse.BodyHandlers.ofString());
		}
		catch (IOException ex) {
			throw new IllegalStateException(request.method() + " " + request.uri() + " failed", ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	@Override
	public void close() {
		this.context.close();
	}

}
