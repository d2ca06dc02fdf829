package io.heavyread.console.support;

import java.io.IOException;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/** A gateway that answers for reader-2, and knows that reader-1 is healthy. */
public final class StubGateway implements AutoCloseable {

	private final HttpServer server = Loopback.serve(0, this::handle);

	private volatile int status = 200;

	private StubGateway() {
		this.server.start();
	}

	/** Start one on a free port. */
	public static StubGateway start() {
		return new StubGateway();
	}

	/** Return its address as a URL. */
	public String url() {
		return "http://" + Loopback.address(this.server);
	}

	/** Answer questions for its health with this status. */
	public void status(int value) {
		this.status = value;
	}

	private void handle(HttpExchange exchange) throws IOException {
		try (exchange) {
			exchange.getResponseHeaders().set("X-Reader", "reader-2");
			if (exchange.getRequestURI().getPath().equals("/health")) {
				Loopback.answer(exchange, this.status, "application/json", "{}");
			}
			else {
				Loopback.answer(exchange, 200, "application/json",
						"[{\"nodes\":[{\"hostname\":\"reader-1\",\"port\":80,\"status\":\"healthy\"}]}]");
			}
		}
	}

	@Override
	public void close() {
		this.server.stop(0);
	}

}
