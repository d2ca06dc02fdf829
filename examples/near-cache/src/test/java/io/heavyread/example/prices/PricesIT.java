package io.heavyread.example.prices;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

import io.heavyread.protocol.test.FaultProxy;
import io.heavyread.protocol.test.RedisProcess;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Two instances of the example on one Redis; the second one's way there can be cut. */
class PricesIT {

	private static final Duration BOUND = Duration.ofSeconds(30);

	private final HttpClient http = HttpClient.newHttpClient();

	private RedisProcess redis;

	private FaultProxy way;

	private ConfigurableApplicationContext first;

	private ConfigurableApplicationContext second;

	@BeforeEach
	void start() throws IOException {
		this.redis = RedisProcess.start("--appendonly", "no");
		this.way = FaultProxy.to(this.redis.port());
		this.first = instance(this.redis.port());
		this.second = instance(this.way.port());
	}

	private static ConfigurableApplicationContext instance(int redisPort) {
		return new SpringApplicationBuilder(PricesApplication.class).run("--server.port=0",
				"--server.address=127.0.0.1", "--spring.data.redis.port=" + redisPort, "--spring.jmx.enabled=false");
	}

	@AfterEach
	void stop() {
		this.second.close();
		this.first.close();
		this.way.close();
		this.redis.close();
	}

	@Test
	void price_writtenOnce_isReadFromBoth_andTheOneThatIsCutOffSaysSo() {
		await().atMost(BOUND).until(() -> write("9.99") == 204);
		for (ConfigurableApplicationContext instance : new ConfigurableApplicationContext[] { this.first,
				this.second }) {
			await().atMost(BOUND).until(() -> read(instance).statusCode() == 200);
			assertThat(read(instance).body()).isEqualTo("9.99");
			assertThat(read(instance).headers().firstValue("Stale")).hasValue("no");
		}

		this.way.refuse();
		assertThat(write("8.88")).isEqualTo(204);
		await().atMost(BOUND).until(() -> read(this.first).body().equals("8.88"));
		await().atMost(BOUND)
			.until(() -> read(this.second).headers().firstValue("Stale").orElse("").startsWith("since"));
		assertThat(read(this.second).body()).isEqualTo("9.99");

		this.way.heal();
		await().atMost(BOUND).until(() -> read(this.second).body().equals("8.88"));
		assertThat(read(this.second).headers().firstValue("Stale")).hasValue("no");
	}

	private int write(String price) {
		return send(this.first, HttpRequest.newBuilder().PUT(BodyPublishers.ofString(price))).statusCode();
	}

	private HttpResponse<String> read(ConfigurableApplicationContext instance) {
		return send(instance, HttpRequest.newBuilder().GET());
	}

	private HttpResponse<String> send(ConfigurableApplicationContext instance, HttpRequest.Builder request) {
		String port = instance.getEnvironment().getRequiredProperty("local.server.port");
		URI uri = URI.create("http://127.0.0.1:" + port + "/price?article=4711/DE");
		try {
			return this.http.send(request.uri(uri).timeout(Duration.ofSeconds(5)).build(), BodyHandlers.ofString());
		}
		catch (IOException ex) {
			throw new IllegalStateException("no reply from " + uri, ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException("interrupted", ex);
		}
	}

}
