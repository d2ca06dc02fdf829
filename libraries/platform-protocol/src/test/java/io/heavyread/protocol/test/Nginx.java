package io.heavyread.protocol.test;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

import org.awaitility.Awaitility;

/** The installed nginx, as one process, with what a test configures. */
public final class Nginx implements AutoCloseable {

	private static final Path EXECUTABLE = Path.of("/usr/sbin/nginx");

	private static final String CONFIGURATION = """
			daemon off;
			master_process off;
			pid nginx.pid;
			events {}
			http {
				access_log off;
				client_body_temp_path bodies;
				proxy_temp_path answers;
				fastcgi_temp_path fastcgi;
				uwsgi_temp_path uwsgi;
				scgi_temp_path scgi;
			%s
			}
			""";

	private final int port;

	private final Process process;

	private Nginx(int port, Process process) {
		this.port = port;
		this.process = process;
	}

	/** Tell whether it is installed. */
	public static boolean isInstalled() {
		return Files.isExecutable(EXECUTABLE);
	}

	/**
	 * Start one, and wait until it listens.
	 * @param directory where its files go, and what its relative paths are relative to
	 * @param http the inside of its block {@code http}, where PORT stands for the port
	 */
	public static Nginx start(Path directory, String http) throws IOException {
		int port = FreePorts.next();
		Path file = directory.resolve("nginx.conf");
		Files.writeString(file, CONFIGURATION.formatted(http.replace("PORT", "" + port)));
		Process process = new ProcessBuilder(EXECUTABLE.toString(), "-e", "stderr", "-p", directory.toString(), "-c",
				file.toString())
			.inheritIO()
			.start();
		Nginx started = new Nginx(port, process);
		Awaitility.await().atMost(Duration.ofSeconds(20)).until(started::listens);
		return started;
	}

	private boolean listens() {
		try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), this.port)) {
			return socket.isConnected();
		}
		catch (IOException ex) {
			return false;
		}
	}

	/** Return the port that it was given. */
	public int port() {
		return this.port;
	}

	@Override
	public void close() {
		this.process.destroy();
	}

}
