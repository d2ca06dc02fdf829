package io.heavyread.console;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

import io.heavyread.console.support.Platform;
import io.heavyread.protocol.boot.Phases;
import io.heavyread.protocol.fleet.Fleet;
import org.junit.jupiter.api.Test;

import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.SmartLifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** A console that ends says so first, and knows the fleet until it has ended. */
class DrainIT {

	@Test
	void ending_saysSo_andStillKnowsTheFleet() throws InterruptedException {
		Platform platform = Platform.start("platform.console.drain-delay=8s");
		try {
			Fleet fleet = platform.console().getBean(Fleet.class);
			await().atMost(Duration.ofSeconds(20)).ignoreExceptions().until(() -> fleet.members().size() == 3);
			String readiness = "http://127.0.0.1:"
					+ platform.console().getEnvironment().getProperty("local.management.port")
					+ "/actuator/health/readiness";
			assertThat(status(readiness)).isEqualTo(200);
			Thread ending = new Thread(platform.console()::close);
			ending.start();
			await().atMost(Duration.ofSeconds(6)).until(() -> status(readiness) == 503);
			await().during(Duration.ofSeconds(1)).until(() -> fleet.members().size() == 3);
			ending.join(30_000);
			assertThat(ending.isAlive()).isFalse();
		}
		finally {
			platform.close();
		}
	}

	/** What stops together stops in no order. */
	@Test
	void drain_beginsBeforeAnythingElseOfTheConsoleStops() {
		ConfigurableApplicationContext console = Platform.shared().console();
		assertThat(console.getBeansOfType(SmartLifecycle.class)).hasEntrySatisfying("drainLifecycle",
				(drain) -> assertThat(drain.getPhase()).isEqualTo(Phases.DRAIN));
		assertThat(console.getBeansOfType(SmartLifecycle.class)).allSatisfy((name, part) -> {
			boolean own = part.getClass().getName().startsWith("io.heavyread.") && !name.equals("drainLifecycle");
			assertThat(own && part.getPhase() >= Phases.DRAIN).as(name).isFalse();
		});
	}

	private static int status(String uri) {
		try {
			HttpRequest request = HttpRequest.newBuilder(URI.create(uri)).timeout(Duration.ofSeconds(3)).build();
			return HttpClient.newHttpClient().send(request, BodyHandlers.discarding()).statusCode();
		}
		catch (IOException ex) {
			return 0;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException("interrupted", ex);
		}
	}

}
