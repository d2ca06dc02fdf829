package io.heavyread.console.live;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import io.heavyread.console.support.Browser;
import io.heavyread.console.support.Platform;
import io.heavyread.protocol.test.RedisProcess;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Live pages behind the installed nginx, which buffers and compresses unless told. */
@EnabledIf("isInstalled")
class ProxiedStreamIT {

	private static final Path EXECUTABLE = Path.of("/usr/sbin/nginx");

	private static final String CONFIGURATION = """
			daemon off;
			pid %1$s/nginx.pid;
			error_log stderr error;
			events {}
			http {
			  access_log off;
			  gzip on;
			  gzip_types text/event-stream text/html;
			  client_body_temp_path %1$s/body;
			  proxy_temp_path %1$s/proxy;
			  fastcgi_temp_path %1$s/fastcgi;
			  uwsgi_temp_path %1$s/uwsgi;
			  scgi_temp_path %1$s/scgi;
			  server {
			    listen 127.0.0.1:%2$d;
			    location / {
			      proxy_pass %3$s;
			      proxy_http_version 1.1;
			      proxy_set_header Host $http_host;
			      proxy_set_header Connection "";
			    }
			  }
			}
			""";

	private static final int port = RedisProcess.freePort();

	private static Process nginx;

	private static Browser browser;

	static boolean isInstalled() {
		return Files.isExecutable(EXECUTABLE);
	}

	@BeforeAll
	static void start(@TempDir Path directory) throws IOException {
		Path file = directory.resolve("nginx.conf");
		Files.writeString(file, CONFIGURATION.formatted(directory, port, Platform.shared().url()));
		nginx = new ProcessBuilder(EXECUTABLE.toString(), "-p", directory.toString(), "-c", file.toString()).inheritIO()
			.start();
		browser = new Browser("http://127.0.0.1:" + port);
		Awaitility.await()
			.atMost(Duration.ofSeconds(20))
			.ignoreExceptions()
			.until(() -> browser.get("/login").statusCode() == 200);
		browser.signIn("viewer", "secret");
	}

	@AfterAll
	static void stop() throws InterruptedException {
		nginx.destroy();
		nginx.waitFor(10, TimeUnit.SECONDS);
	}

	/** A quiet page sends little: less than a proxy's buffer. */
	@ParameterizedTest
	@ValueSource(strings = { "/live/overview", "/live/events", "/live/warmups", "/live/coherence" })
	void firstEvent_passesAtOnce(String path) throws Exception {
		try (InputStream stream = browser.stream(path)) {
			CompletableFuture<Integer> first = CompletableFuture.supplyAsync(() -> read(stream));
			assertThat(first.get(20, TimeUnit.SECONDS)).isNotNegative();
		}
	}

	private static int read(InputStream stream) {
		try {
			return stream.read();
		}
		catch (IOException ex) {
			return -1;
		}
	}

}
