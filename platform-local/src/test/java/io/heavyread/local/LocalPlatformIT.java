package io.heavyread.local;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import io.heavyread.local.client.LocalAddresses;
import io.heavyread.local.client.LocalClient;
import io.heavyread.local.client.RawRequest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The whole platform, started once in this JVM, asked from outside. */
class LocalPlatformIT {

	private static final Duration BOUND = Duration.ofSeconds(10);

	@TempDir
	private static Path data;

	private static final LocalAddresses addresses = new LocalAddresses();

	private static final LocalClient client = new LocalClient(addresses);

	private static LocalRun run;

	@BeforeAll
	static void start() {
		run = LocalRun.start(addresses.arguments(data));
	}

	@AfterAll
	static void stop() {
		run.close();
	}

	@Test
	void create_throughTheGateway_isReadByteForByteOnEveryReader() {
		String post = client.create("it-1", "Ünïcode \\n and \\\"quotes\\\"");
		assertThat(post).contains("\"status\":\"success\"");
		await().atMost(BOUND).untilAsserted(() -> {
			byte[] throughGateway = client.read("it-1").body();
			assertThat(new String(throughGateway, StandardCharsets.UTF_8)).startsWith("{\"id\":\"it-1\"");
			for (int port : addresses.readers) {
				assertThat(client.get(port, "/post?id=it-1").body()).isEqualTo(throughGateway);
			}
		});
	}

	@Test
	void read_throughTheGateway_takesTheReadersInTurn() {
		client.create("it-turn", "turn");
		Set<String> readers = new HashSet<>();
		await().atMost(BOUND).untilAsserted(() -> {
			readers.add(header(client.read("it-turn"), "X-Reader"));
			assertThat(readers).containsExactlyInAnyOrder("reader-1", "reader-2", "reader-3");
		});
	}

	@Test
	void read_headersAndVariants_passUnchanged() {
		client.create("it-gzip", "x".repeat(5000));
		await().atMost(BOUND).until(() -> client.read("it-gzip").statusCode() == 200);
		HttpResponse<byte[]> direct = client.get(addresses.readers.get(0), "/post?id=it-gzip", "Accept-Encoding",
				"gzip");
		HttpResponse<byte[]> passed = client.get(addresses.gateway, "/post?id=it-gzip", "Accept-Encoding", "gzip");
		assertThat(passed.body()).isEqualTo(direct.body());
		for (String name : List.of("ETag", "X-Post-Version", "Content-Encoding", "Content-Type", "Content-Length",
				"Vary")) {
			assertThat(passed.headers().allValues(name)).as(name)
				.isEqualTo(direct.headers().allValues(name))
				.hasSize(1);
		}
		String etag = header(passed, "ETag");
		HttpResponse<byte[]> again = client.get(addresses.gateway, "/post?id=it-gzip", "Accept-Encoding", "gzip",
				"If-None-Match", etag);
		assertThat(again.statusCode()).isEqualTo(304);
		assertThat(again.body()).isEmpty();
		HttpResponse<byte[]> head = client.send("HEAD", addresses.gateway, "/post?id=it-gzip");
		assertThat(header(head, "Content-Length")).isEqualTo("" + client.read("it-gzip").body().length);
	}

	@Test
	void delete_throughTheGateway_reachesEveryReader() {
		client.create("it-delete", "soon gone");
		assertThat(client.send("DELETE", addresses.gateway, "/post?id=it-delete").statusCode()).isEqualTo(204);
		for (int port : addresses.readers) {
			await().atMost(BOUND).until(() -> client.get(port, "/post?id=it-delete").statusCode() == 404);
		}
	}

	@ParameterizedTest
	@CsvSource({ "PUT, /post, 405, 'GET, HEAD, DELETE'", "TRACE, /post, 405, 'GET, HEAD, DELETE'",
			"GET, /create, 405, POST", "POST, /health, 405, 'GET, HEAD'", "GET, /posts, 404,", "GET, /error, 404,",
			"GET, /post?id=%zz, 400,", "GET, /post, 400,", "GET, /post?id=unknown, 404," })
	void refusal_isAProblem(String method, String target, int status, @Nullable String allow) throws IOException {
		RawRequest.Answer answer = RawRequest.send(method, addresses.gateway, target);
		assertThat(answer.status()).isEqualTo(status);
		assertThat(answer.header("Content-Type")).contains("application/problem+json");
		assertThat(answer.header("Allow")).isEqualTo(Optional.ofNullable(allow));
		assertThat(answer.header("X-Request-Id")).isNotEmpty();
	}

	@Test
	void requestId_given_isKept() {
		HttpResponse<byte[]> kept = client.get(addresses.gateway, "/post?id=unknown", "X-Request-Id", "mine");
		assertThat(kept.headers().allValues("X-Request-Id")).containsExactly("mine");
	}

	@ParameterizedTest
	@ValueSource(ints = { 1_048_577, 1_900_000, 3_000_000 })
	void create_tooLarge_is413(int bytes) {
		HttpResponse<byte[]> response = client.post("{\"id\":\"large\",\"title\":\"" + "x".repeat(bytes) + "\"}");
		assertThat(response.statusCode()).isEqualTo(413);
	}

	@Test
	void everyService_hasItsOwnMetricsAndHealth() {
		for (int port : addresses.management()) {
			assertThat(client.get(port, "/actuator/health").statusCode()).as("health on %d", port).isEqualTo(200);
		}
		assertThat(text(addresses.gatewayManagement, "/actuator/prometheus")).contains("http_server_requests")
			.doesNotContain("platform_writes");
		assertThat(text(addresses.writerManagement, "/actuator/prometheus")).contains("platform_writes")
			.doesNotContain("cache_gets");
	}

	@Test
	void services_doNotTakeTheOthersLibraries() {
		for (String name : List.of("writer", "reader-1", "reader-2", "reader-3")) {
			assertThat(run.service(name).getBeanDefinitionNames()).as(name)
				.noneMatch((bean) -> bean.contains("springSecurity") || bean.contains("thymeleaf")
						|| bean.contains("gateway") || bean.contains("loadBalancer"));
		}
		assertThat(run.service("gateway").getBeanDefinitionNames())
			.noneMatch((bean) -> bean.contains("springSecurity") || bean.contains("redis"));
	}

	@Test
	void console_withoutSession_asksForTheLogin() {
		HttpResponse<byte[]> response = client.get(addresses.console, "/", "Accept", "text/html");
		assertThat(response.statusCode()).isEqualTo(302);
		assertThat(header(response, "Location")).endsWith("/login");
	}

	@Test
	void redisKilled_isRestartedAndPostsStay() {
		client.create("it-kill", "kept");
		await().atMost(BOUND).until(() -> client.read("it-kill").statusCode() == 200);
		LocalRun.killRedis(data);
		await().atMost(BOUND.multipliedBy(2)).until(() -> client.createStatus("it-after", "after") < 300);
		for (int port : addresses.readers) {
			await().atMost(BOUND).until(() -> client.get(port, "/post?id=it-after").statusCode() == 200);
			assertThat(client.get(port, "/post?id=it-kill").statusCode()).isEqualTo(200);
		}
	}

	@Test
	void secondPlatform_isRefused_namingThePorts() {
		ChildPlatform child = ChildPlatform.start(addresses.arguments(data));
		assertThat(child.awaitEnd()).isEqualTo(1);
		assertThat(child.output()).contains("Port " + addresses.gateway + " on 127.0.0.1 is taken")
			.contains("platform.local.gateway-port")
			.contains("platform.local.reader-ports")
			.contains("Another platform (process " + ProcessHandle.current().pid() + ") runs on the data directory");
		assertThat(client.createStatus("it-still", "here")).isLessThan(300);
	}

	private static String text(int port, String path) {
		return new String(client.get(port, path).body(), StandardCharsets.UTF_8);
	}

	private static String header(HttpResponse<?> response, String name) {
		return response.headers().firstValue(name).orElseThrow();
	}

}
