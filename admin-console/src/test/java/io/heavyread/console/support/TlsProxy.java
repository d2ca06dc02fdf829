package io.heavyread.console.support;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.stream.Stream;

import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

import org.junit.jupiter.api.Assumptions;

import static org.awaitility.Awaitility.await;

/** The installed nginx with TLS, as the handbook says it stands in front of a console. */
public final class TlsProxy implements AutoCloseable {

	private static final String NGINX = "/usr/sbin/nginx";

	private static final String OPENSSL = "/usr/bin/openssl";

	private static final String CONFIGURATION = """
			daemon off;
			master_process off;
			pid nginx.pid;
			events {}
			http {
				access_log off;
				client_body_temp_path bodies;
				proxy_temp_path answers;
				fastcgi_temp_path f;
				uwsgi_temp_path u;
				scgi_temp_path s;
				server {
					listen 127.0.0.1:%d ssl;
					ssl_certificate certificate.pem;
					ssl_certificate_key key.pem;
					set $prefix "";
					proxy_buffering off;
					proxy_set_header X-Forwarded-Prefix $prefix;
					proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;
					proxy_set_header X-Forwarded-Proto $scheme;
					proxy_set_header X-Forwarded-Host $host;
					proxy_set_header X-Forwarded-Port $server_port;
					%s
				}
			}
			""";

	private final int port;

	private final Process nginx;

	private final SSLContext trusted;

	private TlsProxy(int port, Process nginx, SSLContext trusted) {
		this.port = port;
		this.nginx = nginx;
		this.trusted = trusted;
	}

	/** Skip the test with a message where it is not installed. */
	public static void assumeInstalled() {
		Assumptions.assumeTrue(Stream.of(NGINX, OPENSSL).allMatch((file) -> Files.isExecutable(Path.of(file))),
				"nginx or openssl is not installed");
	}

	/**
	 * Start one.
	 * @param locations what it passes on, in the words of nginx; they may set $prefix
	 */
	public static TlsProxy start(Path directory, String locations)
			throws IOException, InterruptedException, GeneralSecurityException {
		run(directory, OPENSSL, "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "1", "-subj", "/CN=127.0.0.1",
				"-addext", "subjectAltName=IP:127.0.0.1", "-keyout", "key.pem", "-out", "certificate.pem")
			.waitFor();
		int port = freePort();
		Files.writeString(directory.resolve("nginx.conf"), CONFIGURATION.formatted(port, locations));
		Process nginx = run(directory, NGINX, "-e", "error.log", "-p", directory.toString(), "-c", "nginx.conf");
		await().atMost(Duration.ofSeconds(20)).ignoreExceptions().until(() -> {
			new Socket(InetAddress.getLoopbackAddress(), port).close();
			return true;
		});
		return new TlsProxy(port, nginx, trust(directory.resolve("certificate.pem")));
	}

	private static Process run(Path directory, String... command) throws IOException {
		return new ProcessBuilder(command).directory(directory.toFile())
			.redirectErrorStream(true)
			.redirectOutput(directory.resolve("output.txt").toFile())
			.start();
	}

	private static int freePort() throws IOException {
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			return socket.getLocalPort();
		}
	}

	private static SSLContext trust(Path certificate) throws IOException, GeneralSecurityException {
		KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
		store.load(null, null);
		try (InputStream pem = Files.newInputStream(certificate)) {
			store.setCertificateEntry("proxy", CertificateFactory.getInstance("X.509").generateCertificate(pem));
		}
		TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
		trust.init(store);
		SSLContext context = SSLContext.getInstance("TLS");
		context.init(null, trust.getTrustManagers(), null);
		return context;
	}

	/** Return its address without a slash at the end. */
	public String url() {
		return "https://127.0.0.1:" + this.port;
	}

	/** Return what makes a client trust it. */
	public SSLContext trusted() {
		return this.trusted;
	}

	@Override
	public void close() {
		this.nginx.destroy();
	}

}
