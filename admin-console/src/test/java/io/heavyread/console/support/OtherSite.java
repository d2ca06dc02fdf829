package io.heavyread.console.support;

import com.sun.net.httpserver.HttpServer;

/** A page of another site with one link. */
public final class OtherSite implements AutoCloseable {

	private final HttpServer server;

	private OtherSite(String target) {
		this.server = Loopback.serve(0, (exchange) -> {
			try (exchange) {
				Loopback.answer(exchange, 200, "text/html",
						"<!doctype html><title>other</title><a href=\"" + target + "\">Go on</a>");
			}
		});
		this.server.start();
	}

	/** Start one on a free port. */
	public static OtherSite withLinkTo(String target) {
		return new OtherSite(target);
	}

	/** Return the page's address. */
	public String url() {
		return "http://localhost:" + this.server.getAddress().getPort() + "/";
	}

	@Override
	public void close() {
		this.server.stop(0);
	}

}
