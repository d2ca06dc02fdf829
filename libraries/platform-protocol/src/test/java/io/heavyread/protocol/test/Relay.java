package io.heavyread.protocol.test;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntSupplier;
import java.util.function.Predicate;

import io.heavyread.protocol.support.DaemonThreads;

/**
 * An address in front of servers on this machine: each new connection goes to the server
 * that is named then, whatever is said. Between it and some clients the network can be
 * cut, so that nothing passes and nobody is told. Any thread may call.
 */
public final class Relay implements AutoCloseable {

	private static final int CHUNK = 16_384;

	private final IntSupplier target;

	private final ServerSocket server;

	private final Set<Connection> connections = ConcurrentHashMap.newKeySet();

	private volatile Predicate<InetAddress> cutOff = (client) -> false;

	private Relay(ServerSocket server, IntSupplier target) {
		this.server = server;
		this.target = target;
	}

	/**
	 * Start a relay on a free port.
	 * @param target returns the port for the next connection
	 */
	public static Relay to(IntSupplier target) {
		return at("127.0.0.1", 0, target);
	}

	/**
	 * Start a relay.
	 * @param address where to listen, one of the loopback network
	 * @param target returns the port for the next connection
	 */
	public static Relay at(String address, int port, IntSupplier target) {
		try {
			Relay relay = new Relay(new ServerSocket(port, 128, InetAddress.getByName(address)), target);
			DaemonThreads.named("relay", relay::accept).start();
			return relay;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Return the port that clients connect to. */
	public int port() {
		return this.server.getLocalPort();
	}

	/**
	 * Let nothing pass from and to clients with such addresses; connections stay open.
	 */
	public void cutOff(Predicate<InetAddress> clients) {
		this.cutOff = clients;
		this.connections.forEach(Connection::judge);
	}

	/** Let everything pass, also what was kept back. */
	public void heal() {
		cutOff((client) -> false);
	}

	/** Reset every connection. */
	public void reset() {
		this.connections.forEach(Connection::close);
	}

	private void accept() {
		try {
			while (!this.server.isClosed()) {
				Connection connection = new Connection(this.server.accept());
				this.connections.add(connection);
				connection.judge();
				DaemonThreads.named("relay-requests", connection::run).start();
			}
		}
		catch (IOException ex) {
			reset();
		}
	}

	@Override
	public void close() {
		try {
			this.server.close();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		finally {
			reset();
		}
	}

	/** One client's way to one server. */
	private final class Connection {

		private final Gate gate = new Gate();

		private final Socket client;

		private volatile Socket store = new Socket();

		Connection(Socket client) {
			this.client = client;
		}

		void judge() {
			if (Relay.this.cutOff.test(this.client.getInetAddress())) {
				this.gate.stall();
			}
			else {
				this.gate.flow();
			}
		}

		void run() {
			try {
				this.gate.pass(1);
				this.store = new Socket(InetAddress.getLoopbackAddress(), Relay.this.target.getAsInt());
				this.store.setTcpNoDelay(true);
				this.client.setTcpNoDelay(true);
				DaemonThreads.named("relay-replies", () -> pump(this.store, this.client)).start();
				pump(this.client, this.store);
			}
			catch (IOException ex) {
				close();
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
		}

		private void pump(Socket from, Socket to) {
			try {
				InputStream input = from.getInputStream();
				OutputStream output = to.getOutputStream();
				byte[] chunk = new byte[CHUNK];
				for (int length = input.read(chunk); length >= 0; length = input.read(chunk)) {
					this.gate.pass(length);
					output.write(chunk, 0, length);
				}
				this.gate.pass(1);
				close();
			}
			catch (IOException ex) {
				close();
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
		}

		void close() {
			Relay.this.connections.remove(this);
			this.gate.remove();
			ProxiedConnection.reset(this.client);
			ProxiedConnection.reset(this.store);
		}

	}

}
