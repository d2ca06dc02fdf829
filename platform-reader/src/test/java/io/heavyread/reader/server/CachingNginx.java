package io.heavyread.reader.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

import io.heavyread.protocol.test.RedisProcess;
import org.awaitility.Awaitility;

/** The installed nginx with a cache in front of a reader, as many sites have it. */
final class CachingNginx implements AutoCloseable {

	private static final Path EXECUTABLE = Path.of("/usr/sbin/nginx");

	private static final String CONFIGURATION = """
			daemon off;
			master_process off;
			pid %1$s/nginx.pid;
			error_log stderr error;
			events {}
			http {
			  access_log off;
			  client_body_temp_path %1$s/body;
			  proxy_temp_path %1$s/proxy;
			  fastcgi_temp_path %1$s/fastcgi;
			  uwsgi_temp_path %1$s/uwsgi;
			  scgi_temp_path %1$s/scgi;
			  proxy_cache_path %1$s/cache keys_zone=posts:1m;
			  server {
			    listen 127.0.0.1:%2$d;
			    location / {
			      proxy_pass http://127.0.0.1:%3$d;
			      proxy_http_version 1.1;
			      proxy_set_header Host $host;
			      proxy_set_header Connection "";
			      proxy_cache posts;
			      proxy_cache_revalidate on;
			      add_header X-From-Cache $upstream_cache_status always;
			    }
			  }
			}
			""";

	private final int port = RedisProcess.freePort();

	private final Process process;

	CachingNginx(Path directory, int readerPort) {
		Path file = directory.resolve("nginx.conf");
		try {
			Files.writeString(file, CONFIGURATION.formatted(directory, this.port, readerPort));
			this.process = new ProcessBuilder(EXECUTABLE.toString(), "-p", directory.toString(), "-c", file.toString())
				.inheritIO()
				.start();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		Awaitility.await().atMost(Duration.ofSeconds(20)).until(this::listens);
	}

	static boolean isInstalled() {
		return Files.isExecutable(EXECUTABLE);
	}

	private boolean listens() {
		try (Socket socket = new Socket("127.0.0.1", this.port)) {
			return socket.isConnected();
		}
		catch (IOException ex) {
			return false;
		}
	}

	RawClient client() {
		return new RawClient(this.port);
	}

	@Override
	public void close() {
		this.process.destroy();
		try {
			this.process.waitFor(10, TimeUnit.SECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
