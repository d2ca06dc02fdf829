package io.heavyread.console.support;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/** A Grafana that says that it is well, shows empty panels and remembers which. */
public final class StubGrafana implements AutoCloseable {

	private final HttpServer server = Loopback.serve(0, this::handle);

	private final List<String> panels = new CopyOnWriteArrayList<>();

	private StubGrafana() {
		this.server.start();
	}

	/** Start one on a free port. */
	public static StubGrafana start() {
		return new StubGrafana();
	}

	/** Return its address as a URL. */
	public String url() {
		return "http://" + Loopback.address(this.server);
	}

	/** Return the panels that browsers asked for. */
	public List<String> panels() {
		return this.panels;
	}

	private void handle(HttpExchange exchange) throws IOException {
		try (exchange) {
			String target = exchange.getRequestURI().toString();
			boolean panel = target.startsWith("/d-solo/");
			if (panel) {
				this.panels.add(target);
			}
			Loopback.answer(exchange, (panel || target.equals("/api/health")) ? 200 : 404, "text/html",
					"<!doctype html><title>panel</title><p>panel");
		}
	}

	@Override
	public void close() {
		this.server.stop(0);
	}

}
