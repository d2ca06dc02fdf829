package io.heavyread.console.signin;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import io.heavyread.console.support.Browser;
import io.heavyread.console.support.Platform;
import io.heavyread.console.support.Sessions;
import io.heavyread.console.support.StubProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Sessions and streams, which only those who signed in have, and not without end. */
class BoundsIT {

	private static final int REQUESTS = 2000;

	private final HttpClient http = HttpClient.newHttpClient();

	private final StubProvider provider = StubProvider.start();

	private Platform platform;

	@BeforeEach
	void start() {
		this.platform = Platform.start("spring.profiles.active=oidc",
				"platform.console.oidc.issuer=" + this.provider.issuer(),
				"platform.console.oidc.client-id=console-client", "platform.console.oidc.client-secret=hush",
				"platform.console.sessions.per-user=2", "platform.console.sessions.in-all=3",
				"platform.console.sessions.streams-per-user=2");
	}

	@AfterEach
	void stop() {
		this.platform.close();
		this.provider.close();
	}

	private HttpRequest.Builder request(String path) {
		return HttpRequest.newBuilder(URI.create(this.platform.url() + path));
	}

	private static String basic(String name) {
		return "Basic " + Base64.getEncoder().encodeToString((name + ":secret").getBytes());
	}

	@Test
	void requests_withoutSignIn_leaveNoSession() {
		List<String> paths = List.of("/audit", "/", "/keys/post-1?as=raw", "/login", "/oauth2/authorization/console",
				"/login/oauth2/code/console?code=c&state=s", "/live/overview", "/api/fleet", "/nothing");
		List<CompletableFuture<HttpResponse<Void>>> answers = IntStream.range(0, REQUESTS)
			.mapToObj((number) -> request(paths.get(number % paths.size())).header("X-Pad", "x".repeat(6500))
				.header("Accept", "text/html")
				.build())
			.map((request) -> this.http.sendAsync(request, HttpResponse.BodyHandlers.discarding()))
			.toList();
		answers.forEach(CompletableFuture::join);
		assertThat(answers).map((answer) -> answer.join().statusCode()).contains(200, 302, 401);
		assertThat(Sessions.of(this.platform).count()).isZero();
	}

	@Test
	void wrongPasswords_leaveNoSession() {
		Browser browser = new Browser(this.platform.url());
		browser.signIn("viewer", "wrong");
		assertThat(Sessions.of(this.platform).count()).isZero();
	}

	@Test
	void apiCalls_leaveNoSession() throws IOException, InterruptedException {
		for (String path : List.of("/api/fleet", "/", "/live/overview")) {
			HttpResponse<InputStream> answer = this.http.send(
					request(path).header("Authorization", basic("viewer")).build(),
					HttpResponse.BodyHandlers.ofInputStream());
			answer.body().close();
			assertThat(answer.statusCode()).as(path).isEqualTo(200);
		}
		assertThat(Sessions.of(this.platform).count()).isZero();
	}

	@Test
	void sessions_ofOneUserBeyondTheBound_endTheOneUnusedForLongest() {
		List<Browser> browsers = IntStream.range(0, 3).mapToObj((number) -> signedIn("viewer")).toList();
		assertThat(browsers).map((browser) -> browser.get("/api/fleet").statusCode()).containsExactly(401, 200, 200);
		assertThat(Sessions.of(this.platform).count()).isEqualTo(2);
	}

	@Test
	void sessions_inAllBeyondTheBound_endTheOneUnusedForLongest() {
		List<Browser> browsers = List.of(signedIn("viewer"), signedIn("operator"), signedIn("viewer"),
				signedIn("operator"));
		assertThat(browsers).map((browser) -> browser.get("/api/fleet").statusCode())
			.containsExactly(401, 200, 200, 200);
	}

	private Browser signedIn(String name) {
		return new Browser(this.platform.url()).signIn(name, "secret");
	}

	@Test
	void streams_ofOneUserBeyondTheBound_areRefusedAndOthersHaveTheirs() throws IOException, InterruptedException {
		List<InputStream> open = new ArrayList<>();
		for (int i = 0; i < 2; i++) {
			HttpResponse<InputStream> stream = stream("viewer");
			assertThat(stream.statusCode()).isEqualTo(200);
			open.add(stream.body());
		}
		HttpResponse<InputStream> refused = stream("viewer");
		assertThat(refused.statusCode()).isEqualTo(429);
		assertThat(refused.headers().firstValue("Retry-After")).isPresent();
		HttpResponse<InputStream> other = stream("operator");
		assertThat(other.statusCode()).isEqualTo(200);
		open.add(other.body());
		for (InputStream body : open) {
			body.close();
		}
	}

	private HttpResponse<InputStream> stream(String name) throws IOException, InterruptedException {
		return this.http.send(request("/live/overview").header("Authorization", basic(name))
			.header("Accept", "text/event-stream")
			.build(), HttpResponse.BodyHandlers.ofInputStream());
	}

}
