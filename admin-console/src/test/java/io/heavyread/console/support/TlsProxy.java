package io.heavyread.console.support;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;

import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

import io.heavyread.protocol.test.Nginx;
import io.heavyread.protocol.test.TestCertificate;

/**
 * nginx with TLS, as the handbook says it stands in front of a console. It collects and
 * compresses what it is not told to pass on.
 */
public final class TlsProxy implements AutoCloseable {

	private static final String CONFIGURATION = """
			gzip on;
			gzip_types text/event-stream;
			server {
				listen 127.0.0.1:PORT ssl;
				ssl_certificate %s;
				ssl_certificate_key %s;
				set $prefix "";
				proxy_http_version 1.1;
				proxy_set_header Connection "";
				proxy_set_header X-Forwarded-Prefix $prefix;
				proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;
				proxy_set_header X-Forwarded-Proto $scheme;
				proxy_set_header X-Forwarded-Host $host;
				proxy_set_header X-Forwarded-Port $server_port;
				%s
			}
			""";

	private final Nginx nginx;

	private final SSLContext trusted;

	private TlsProxy(Nginx nginx, SSLContext trusted) {
		this.nginx = nginx;
		this.trusted = trusted;
	}

	/**
	 * Start one.
	 * @param locations what it passes on, in the words of nginx; they may set $prefix
	 */
	public static TlsProxy start(Path directory, String locations)
			throws IOException, InterruptedException, GeneralSecurityException {
		TestCertificate own = TestCertificate.in(directory);
		String configuration = CONFIGURATION.formatted(own.certificate(), own.key(), locations);
		return new TlsProxy(Nginx.start(directory, configuration), trust(own.certificate()));
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
		return "https://127.0.0.1:" + this.nginx.port();
	}

	/** Return what makes a client trust it. */
	public SSLContext trusted() {
		return this.trusted;
	}

	@Override
	public void close() {
		this.nginx.close();
	}

}
