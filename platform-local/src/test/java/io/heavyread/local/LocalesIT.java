package io.heavyread.local;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import io.heavyread.local.client.LocalAddresses;
import io.heavyread.local.client.LocalClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The platform starts whatever language the machine speaks. */
class LocalesIT {

	@TempDir
	private Path data;

	/**
	 * Other digits, other digits from right to left, an i without a dot, another
	 * calendar.
	 */
	@ParameterizedTest
	@CsvSource({ "ar, EG, arab", "fa, IR, arabext", "tr, TR, latn", "th, TH, thai" })
	void platform_startsAndWorks(String language, String country, String digits) {
		LocalAddresses addresses = new LocalAddresses();
		ChildPlatform child = ChildPlatform.start(
				List.of("-Duser.language=" + language, "-Duser.country=" + country, "-Duser.extensions=u-nu-" + digits),
				Map.of(), addresses.arguments(this.data));
		try {
			await().atMost(Duration.ofSeconds(60)).until(() -> child.isUp() || !child.isAlive());
			assertThat(child.output()).contains("http://127.0.0.1:" + addresses.gateway);
			LocalClient client = new LocalClient(addresses);
			assertThat(client.createStatus("locale", language)).isEqualTo(201);
			await().atMost(Duration.ofSeconds(10)).until(() -> client.read("locale").statusCode() == 200);
			assertThat(client.get(addresses.console, "/login").statusCode()).isEqualTo(200);
		}
		finally {
			child.terminate();
			child.awaitEnd();
		}
	}

	@Test
	void pathThatTheJvmCannotEncode_isASentence() {
		ChildPlatform child = ChildPlatform.start(List.of(), Map.of("LC_ALL", "C"),
				new LocalAddresses().arguments(this.data.resolve("d\u00e4ten")));
		assertThat(child.awaitEnd()).isEqualTo(1);
		assertThat(child.output())
			.contains("platform.local.data-dir is ", "Java cannot encode that path here", "LC_ALL")
			.doesNotContain("InvalidPathException");
	}

}
