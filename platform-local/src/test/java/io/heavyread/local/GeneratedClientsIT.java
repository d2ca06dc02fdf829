package io.heavyread.local;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

import io.heavyread.local.client.LocalAddresses;
import io.heavyread.local.client.LocalClient;
import io.heavyread.local.openapi.GeneratedClients;
import io.heavyread.protocol.test.Repository;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.sync.RedisCommands;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Clients that a generator makes from the documents: of the gateway, of a reader's
 * management port and of the console. All of them are made, those in Java compiled, and
 * the gateway's talks to a platform. That has a name of its own in Redis.
 */
class GeneratedClientsIT {

	private static final String PASSWORD = "a password of this test";

	@TempDir
	private static Path directory;

	private static final LocalAddresses addresses = new LocalAddresses();

	private static GeneratedClients clients;

	private static LocalRun run;

	@BeforeAll
	static void start() throws IOException {
		List<String> arguments = new ArrayList<>(List.of(addresses.arguments(directory.resolve("data"))));
		arguments.add("--platform.store.keyspace=blog");
		String user = "--platform.console.users[0].";
		arguments.addAll(List.of(user + "name=me", user + "password=" + new BCryptPasswordEncoder(4).encode(PASSWORD),
				user + "roles=OPERATOR"));
		run = LocalRun.start(arguments.toArray(String[]::new));
		clients = new GeneratedClients(directory).add("posts", Repository.file("docs/openapi/clients.yaml"))
			.add("management", Repository.file("docs/openapi/reader-management.yaml"))
			.add("console", consoleDocument());
		clients.generate();
	}

	private static Path consoleDocument() throws IOException {
		HttpResponse<byte[]> reply = new LocalClient(addresses).get(addresses.console, "/api/openapi", "Authorization",
				"Basic " + Base64.getEncoder().encodeToString(("me:" + PASSWORD).getBytes(StandardCharsets.US_ASCII)));
		assertThat(reply.statusCode()).isEqualTo(200);
		return Files.write(directory.resolve("console.json"), reply.body());
	}

	@AfterAll
	static void stop() {
		run.close();
	}

	@Test
	void postsClient_createsReadsReplacesAndDeletes() throws Exception {
		Path classes = clients.compile("posts", Repository.file("platform-local/src/test/clients/Conversation.java"));
		try (URLClassLoader loader = new URLClassLoader(new URL[] { classes.toUri().toURL() })) {
			loader.loadClass("Conversation")
				.getMethod("main", String[].class)
				.invoke(null, (Object) new String[] { "http://127.0.0.1:" + addresses.gateway });
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "management", "console" })
	void otherClients_compile(String name) {
		assertThat(GeneratedClients.sources(clients.compile(name), ".class")).isNotEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "posts", "management", "console" })
	void everyClient_hasNamedOperationsAndTypedAnswers(String name) throws IOException {
		for (Path source : GeneratedClients.sources(clients.typescript(name).resolve("apis"), ".ts")) {
			assertThat(Files.readString(source)).as(source.toString())
				.doesNotContain("DefaultApi", "Promise<object>", "Promise<any>")
				.doesNotContainPattern("async (_delete|[a-zA-Z]+_\\d+|[a-z]+\\d+)\\(");
		}
	}

	@Test
	void typescriptClient_hasATimeThatItsNumbersHold() throws IOException {
		Path created = clients.typescript("posts").resolve("models/Created.ts");
		assertThat(Files.readString(created)).contains("publishTimeMs: number", "publishTimeNs: number");
	}

	@Test
	void installation_usesItsOwnKeysAndChannelsOnly() {
		new LocalClient(addresses).create("it-keyspace", "in the blog");
		try (RedisClient redis = RedisClient.create("redis://127.0.0.1:" + addresses.redis)) {
			RedisCommands<String, String> commands = redis.connect().sync();
			assertThat(commands.keys("*")).contains("{blog}:post:it-keyspace")
				.allMatch((key) -> key.startsWith("{blog}:"));
			assertThat(commands.pubsubChannels()).containsExactlyInAnyOrder("blog_updates", "blog_acks");
		}
	}

}
