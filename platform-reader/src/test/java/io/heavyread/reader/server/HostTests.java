package io.heavyread.reader.server;

import java.util.List;

import io.heavyread.service.web.HostNames;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** By which names a reader is asked. */
class HostTests {

	@ParameterizedTest
	@CsvSource({ "localhost, 404", "LOCALHOST:8081, 404", "evil.example, 421", "localhost.evil.example:8081, 421",
			"local_host, 400" })
	void host_isAnOwnName(String host, int status) {
		try (TestServer server = new TestServer(HostNames.of(List.of("localhost")));
				RawClient client = server.client()) {
			client.send("GET /post?id=a HTTP/1.1\r\nHost: " + host + "\r\n\r\n");
			assertThat(client.read().status()).isEqualTo(status);
		}
	}

	@Test
	void anyName_whereNoneAreGiven() {
		try (TestServer server = new TestServer(); RawClient client = server.client()) {
			client.send("GET /post?id=a HTTP/1.1\r\nHost: evil.example\r\n\r\n");
			assertThat(client.read().status()).isEqualTo(404);
		}
	}

	/** A host that was right once does not make the next one right. */
	@Test
	void nextRequest_ofTheConnection_isLookedAtToo() {
		try (TestServer server = new TestServer(HostNames.of(List.of("localhost")));
				RawClient client = server.client()) {
			client.send("GET /post?id=a HTTP/1.1\r\nHost: localhost\r\n\r\n");
			assertThat(client.read().status()).isEqualTo(404);
			client.send("GET /post?id=a HTTP/1.1\r\nHost: evil.example\r\n\r\n");
			assertThat(client.read().status()).isEqualTo(421);
		}
	}

}
