package io.heavyread.console.signin;

import java.net.http.HttpResponse;
import java.util.List;

import io.heavyread.console.support.Platform;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Guessing passwords, with a proxy in front whose word on the client's address counts.
 */
class GuessingIT {

	private static Platform platform;

	private static Client client;

	@BeforeAll
	static void start() {
		String editor = "platform.console.users[2].";
		platform = Platform.start("platform.trusted-proxies=127.0.0.1", editor + "name=Editor",
				editor + "password=" + new BCryptPasswordEncoder(4).encode("secret"), editor + "roles=VIEWER");
		client = new Client(platform);
	}

	@AfterAll
	static void stop() {
		platform.close();
	}

	@Test
	void name_inAnotherSpelling_isLockedAsTheSame() {
		client.guess(5, "operator", "203.0.113.1");
		assertThat(Client.locked(client.call("OPERATOr", "secret", "203.0.113.1"))).isTrue();
		assertThat(Client.locked(client.call("operator", "secret", "203.0.113.1"))).isTrue();
		assertThat(client.call("Operator", "secret", "203.0.113.2").statusCode()).isEqualTo(200);
	}

	@Test
	void guesses_atOnce_areCheckedUpToTheLimit() {
		List<HttpResponse<String>> answers = client.atOnce(48, "nobody", "wrong", "203.0.113.3");
		assertThat(answers.stream().filter(Client::refused).count()).isBetween(1L, 5L);
		assertThat(answers)
			.allMatch((answer) -> Client.refused(answer) || Client.locked(answer) || answer.statusCode() == 503);
	}

	@Test
	void rightPasswords_atOnce_areNeverTakenForGuesses() {
		List<HttpResponse<String>> answers = client.atOnce(24, "viewer", "secret", "203.0.113.4");
		assertThat(answers).extracting(HttpResponse::statusCode).containsOnly(200, 503).contains(200);
		assertThat(answers).filteredOn((answer) -> answer.statusCode() == 503)
			.allMatch((answer) -> answer.headers().firstValue("Retry-After").isPresent());
	}

	@Test
	void name_madeOfAnAddressAndAName_locksNobodyElse() {
		client.guess(5, "203.0.113.6 viewer", "203.0.113.5");
		assertThat(client.call("viewer", "secret", "203.0.113.6").statusCode()).isEqualTo(200);
	}

	@Test
	void address_withManyNames_isLocked() {
		for (int i = 0; i < 50; i++) {
			assertThat(Client.locked(client.call("name-" + i, "wrong", "203.0.113.7"))).as("guess %d", i).isFalse();
		}
		assertThat(Client.locked(client.call("name-50", "wrong", "203.0.113.7"))).isTrue();
	}

	@Test
	void address_withItsNeighbours_isOneNetwork() {
		client.guess(5, "neighbour", "2001:db8::1");
		assertThat(Client.locked(client.call("neighbour", "wrong", "2001:db8::ffff:2"))).isTrue();
		assertThat(Client.refused(client.call("neighbour", "wrong", "2001:db8:0:1::1"))).isTrue();
	}

	@Test
	void name_guessedFromEverywhere_isLockedExceptWhereItSignsIn() {
		assertThat(client.call("editor", "secret", "198.51.100.200").statusCode()).isEqualTo(200);
		for (int i = 0; i < 10; i++) {
			client.guess(5, "EDITOR", "198.51.100." + i);
		}
		assertThat(Client.locked(client.call("editor", "secret", "198.51.100.100"))).isTrue();
		assertThat(client.call("editor", "secret", "198.51.100.200").statusCode()).isEqualTo(200);
	}

	@Test
	void name_tooLongForAny_isRefused() {
		assertThat(Client.refused(client.call("n".repeat(2000), "wrong", "203.0.113.8"))).isTrue();
	}

}
