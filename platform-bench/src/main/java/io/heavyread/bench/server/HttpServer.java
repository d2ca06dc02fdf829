package io.heavyread.bench.server;

/** A server of HTTP in a process of its own. */
public final class HttpServer implements Server {

	private final ServerProcess process;

	private final int port;

	HttpServer(ServerProcess process, int port) {
		this.process = process;
		this.port = port;
	}

	public int port() {
		return this.port;
	}

	public long pid() {
		return this.process.pid();
	}

	@Override
	public void close() {
		this.process.close();
	}

}
