package io.heavyread.bench.contender;

import java.util.ArrayList;
import java.util.List;

import io.heavyread.bench.server.Server;

/** The servers that run, and the contenders that are measured on them. */
public final class Contenders implements AutoCloseable {

	private final List<Server> running = new ArrayList<>();

	private final List<Contender> all = new ArrayList<>();

	/** Take over a server that was started. */
	public <T extends Server> T runs(T server) {
		this.running.add(0, server);
		return server;
	}

	/** Add a contender; the first one sets the rate at which latencies are measured. */
	public void add(Contender contender) {
		this.all.add(contender);
	}

	public List<Contender> all() {
		return this.all;
	}

	/** Return servers by their names. */
	public List<HttpContender> servers(String... names) {
		return List.of(names)
			.stream()
			.flatMap((name) -> this.all.stream().filter((contender) -> contender.name().equals(name)))
			.map(HttpContender.class::cast)
			.toList();
	}

	/** End all servers, the last one first. */
	@Override
	public void close() {
		this.running.forEach(Server::close);
	}

}
