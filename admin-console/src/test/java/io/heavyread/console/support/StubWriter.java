package io.heavyread.console.support;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/** A writer that says what the test wants and remembers what it was asked. */
public final class StubWriter implements AutoCloseable {

	private final HttpServer server;

	private final List<String> requests = new CopyOnWriteArrayList<>();

	private volatile int status = 201;

	private volatile String detail = "";

	private volatile int health = 200;

	private volatile String metrics = "";

	private StubWriter() {
		this.server = Loopback.serve(0, this::handle);
		this.server.start();
	}

	/** Start one on a free port. */
	public static StubWriter start() {
		return new StubWriter();
	}

	/** Return host:port. */
	public String address() {
		return Loopback.address(this.server);
	}

	public void status(int value) {
		this.status = value;
		this.detail = "the condition does not hold";
	}

	/** Answer questions for its health with this status. */
	public void health(int value) {
		this.health = value;
	}

	/** Tell these metrics. */
	public void metrics(String text) {
		this.metrics = text;
	}

	/** Refuse with a status and a sentence from now on. */
	public void refuse(int value, String sentence) {
		this.status = value;
		this.detail = sentence;
	}

	/** Return what it was asked: method, target, condition, body. */
	public List<String> requests() {
		return this.requests;
	}

	private void handle(HttpExchange exchange) throws IOException {
		try (exchange) {
			String target = exchange.getRequestURI().toString();
			if (target.startsWith("/actuator")) {
				Loopback.answer(exchange, 200, "text/plain", this.metrics);
				return;
			}
			if (!target.equals("/health")) {
				this.requests.add(exchange.getRequestMethod() + " " + target + " "
						+ exchange.getRequestHeaders().getFirst("If-Match") + " "
						+ exchange.getRequestHeaders().getFirst("If-None-Match") + " "
						+ new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
			}
			int answer = target.equals("/health") ? this.health : this.status;
			String body = (answer < 300) ? """
					{"status":"success","post_id":"post-1","version":42,"publish_duration":"1.23ms",\
					"publish_time_ns":1764423554123456789,"propagation":[\
					{"reader":"reader-1","applied":true,"lag_ms":0.8},\
					{"reader":"reader-2","applied":false,"state":"DEGRADED"}]}""" : """
					{"status":%d,"detail":"%s"}""".formatted(answer, this.detail);
			exchange.getResponseHeaders().set("ETag", "\"00000000000000cc\"");
			exchange.getResponseHeaders().set("X-Post-Version", "42");
			Loopback.answer(exchange, answer, "application/json", body);
		}
	}

	@Override
	public void close() {
		this.server.stop(0);
	}

}
