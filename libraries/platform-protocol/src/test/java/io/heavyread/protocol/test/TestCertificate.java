package io.heavyread.protocol.test;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;

/**
 * A self-signed certificate for 127.0.0.1, made by the JDK's keytool.
 *
 * @param certificate the certificate, PEM
 * @param key its private key, PEM
 */
public record TestCertificate(Path certificate, Path key) {

	private static final String PASSWORD = "password";

	/** Make a certificate in the directory. */
	public static TestCertificate in(Path directory)
			throws IOException, GeneralSecurityException, InterruptedException {
		Path file = directory.resolve("store.p12");
		Process keytool = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
				"-genkeypair", "-alias", "redis", "-keyalg", "RSA", "-keysize", "2048", "-dname", "CN=127.0.0.1",
				"-ext", "SAN=ip:127.0.0.1", "-validity", "2", "-storetype", "PKCS12", "-keystore", file.toString(),
				"-storepass", PASSWORD)
			.inheritIO()
			.start();
		if (keytool.waitFor() != 0) {
			throw new IOException("keytool made no certificate");
		}
		KeyStore store = KeyStore.getInstance("PKCS12");
		try (InputStream in = Files.newInputStream(file)) {
			store.load(in, PASSWORD.toCharArray());
		}
		return new TestCertificate(
				write(directory.resolve("redis.crt"), "CERTIFICATE", store.getCertificate("redis").getEncoded()),
				write(directory.resolve("redis.key"), "PRIVATE KEY",
						store.getKey("redis", PASSWORD.toCharArray()).getEncoded()));
	}

	private static Path write(Path file, String what, byte[] bytes) throws IOException {
		String base64 = Base64.getMimeEncoder(64, new byte[] { '\n' }).encodeToString(bytes);
		return Files.writeString(file, "-----BEGIN " + what + "-----\n" + base64 + "\n-----END " + what + "-----\n");
	}

}
