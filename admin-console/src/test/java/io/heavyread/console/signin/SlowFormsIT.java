package io.heavyread.console.signin;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import io.heavyread.console.support.Browser;
import io.heavyread.console.support.Platform;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Forms that arrive slowly, from clients without an account. */
class SlowFormsIT {

	/** More than the server has threads. */
	private static final int SLOW = 64;

	private static final String BEGIN = "POST /login HTTP/1.1\r\nHost: 127.0.0.1\r\n"
			+ "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 1000\r\n\r\nu";

	@Test
	void pages_whileFormsStop_areAnsweredBeforeThem() throws IOException {
		Platform platform = Platform.shared();
		Browser browser = new Browser(platform.url()).signIn("viewer", "secret");
		List<Socket> forms = new ArrayList<>();
		try {
			for (int i = 0; i < SLOW; i++) {
				forms.add(begin(URI.create(platform.url()).getPort()));
			}
			assertThat(browser.get("/").statusCode()).isEqualTo(200);
			for (Socket form : forms) {
				assertThat(form.getInputStream().available()).isZero();
			}
		}
		finally {
			for (Socket form : forms) {
				form.close();
			}
		}
	}

	private static Socket begin(int port) throws IOException {
		Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
		socket.getOutputStream().write(BEGIN.getBytes(StandardCharsets.US_ASCII));
		return socket;
	}

	@Test
	void form_thatIsMalformed_is400() throws IOException, InterruptedException {
		assertThat(status("/login", "username=%zz")).isEqualTo(400);
		assertThat(status("/login", "a=b&".repeat(1001))).isEqualTo(400);
		assertThat(status("/login?" + "a=b&".repeat(1001), "a=b")).isEqualTo(400);
		assertThat(status("/login", "username=a&password=b")).as("without a token").isEqualTo(403);
	}

	private static int status(String path, String form) throws IOException, InterruptedException {
		HttpRequest request = HttpRequest.newBuilder(URI.create(Platform.shared().url() + path))
			.header("Content-Type", "application/x-www-form-urlencoded; charset=UTF-8")
			.POST(HttpRequest.BodyPublishers.ofString(form))
			.build();
		return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
	}

}
