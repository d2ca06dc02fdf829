package io.heavyread.bench.http;

import java.util.ArrayList;
import java.util.List;

import io.heavyread.bench.server.Server;

/** Running servers and the contenders that they are. */
final class Stage implements AutoCloseable {

	private final List<Server> running = new ArrayList<>();

	private final List<Contender> contenders = new ArrayList<>();

	/** Take over a server that was started. */
	<T extends Server> T runs(T server) {
		this.running.add(0, server);
		return server;
	}

	/** Add a contender; the first one sets the rate at which latencies are measured. */
	void add(Contender contender) {
		this.contenders.add(contender);
	}

	List<Contender> contenders() {
		return this.contenders;
	}

	/** Return servers by their names. */
	List<HttpContender> servers(String... names) {
		return List.of(names)
			.stream()
			.flatMap((name) -> this.contenders.stream().filter((contender) -> contender.name().equals(name)))
			.map(HttpContender.class::cast)
			.toList();
	}

	/** End all servers, the last one first. */
	@Override
	public void close() {
		this.running.forEach(Server::close);
	}

}
