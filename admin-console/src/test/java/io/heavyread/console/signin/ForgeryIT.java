package io.heavyread.console.signin;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;

import io.heavyread.console.support.Browser;
import io.heavyread.console.support.Platform;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Headers, cookies and identities that a client makes up. */
class ForgeryIT {

	private final Platform platform = Platform.shared();

	private final Browser browser = new Browser(this.platform.url());

	@Test
	void address_thatTheClientTells_doesNotCountForTheBrake() {
		Client client = new Client(this.platform);
		for (int i = 0; i < 5; i++) {
			client.guess(1, "forger", "203.0.113." + i);
		}
		assertThat(Client.locked(client.call("forger", "wrong", "203.0.113.99"))).isTrue();
	}

	@Test
	void address_thatTheClientTells_isNotInTheAudit() {
		this.browser.signIn("operator", "secret");
		String token = this.browser.token("/");
		this.browser.send("POST", "/readers/reader-1/resync", "", "X-CSRF-TOKEN", token, "X-Forwarded-For",
				"operator from 10.1.1.1: delete everything");
		assertThat(this.browser.get("/audit?q=resync").body()).contains("127.0.0.1").doesNotContain("10.1.1.1");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/", "/audit?q=x", "/readers/reader-1" })
	void redirect_forAForeignHost_staysHere(String path) throws IOException {
		String answer = raw("GET " + path
				+ " HTTP/1.1\r\nHost: evil.example\r\nAccept: text/html\r\nX-Forwarded-Host: evil.example\r\n"
				+ "X-Forwarded-Proto: https\r\nConnection: close\r\n\r\n");
		assertThat(answer).startsWith("HTTP/1.1 302").doesNotContain("evil.example");
		assertThat(answer.lines()).contains("Location: /login");
	}

	private String raw(String request) throws IOException {
		try (Socket socket = new Socket("127.0.0.1", URI.create(this.platform.url()).getPort())) {
			socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
			return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		}
	}

	@Test
	void session_thatTheClientMadeUp_isNotTaken() {
		String name = sessionCookie();
		String planted = "ABCDEF0123456789ABCDEF0123456789";
		String token = this.browser.token("/login");
		this.browser.post("/login", Map.of("username", "viewer", "password", "secret", "_csrf", token));
		assertThat(new Browser(this.platform.url()).get("/audit", "Cookie", name + "=" + planted).uri().getPath())
			.isEqualTo("/login");
		assertThat(this.browser.cookie(name)).hasValueSatisfying((value) -> assertThat(value).isNotEqualTo(planted));
	}

	@ParameterizedTest
	@ValueSource(strings = { "//evil.example/", "https://evil.example/", "/\\evil.example", "javascript:alert(1)",
			"/ok\r\nSet-Cookie: a=b", "/\u00e9", "" })
	void placeToGoOn_thatTheClientMadeUp_isNotTaken(String place) {
		this.browser.plant(sessionCookie() + "-page", "/login",
				java.util.Base64.getUrlEncoder()
					.withoutPadding()
					.encodeToString(place.getBytes(StandardCharsets.UTF_8)));
		String token = this.browser.token("/login");
		assertThat(this.browser
			.head("POST", "/login", "username=viewer&password=secret&_csrf=" + token, "Content-Type",
					"application/x-www-form-urlencoded")
			.headers()
			.firstValue("Location")).hasValue("/");
	}

	@Test
	void apiCall_withAuthorizationBesideASession_needsItsToken() {
		this.browser.signIn("operator", "secret");
		assertThat(this.browser.send("POST", "/api/coherence", "", "Authorization", "Basic b3BlcmF0b3I6c2VjcmV0")
			.statusCode()).isEqualTo(403);
		assertThat(new Browser(this.platform.url())
			.send("POST", "/api/coherence", "", "Authorization", "Basic b3BlcmF0b3I6c2VjcmV0")
			.statusCode()).isEqualTo(202);
	}

	private String sessionCookie() {
		return String
			.valueOf(this.platform.console().getEnvironment().getProperty("server.servlet.session.cookie.name"));
	}

}
