package io.heavyread.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Map;

import io.heavyread.local.start.StartRefusedException;
import io.heavyread.protocol.test.RedisProcess;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class PortsTests {

	@Test
	void requireFree_takenPort_namesPortAndProperty() throws IOException {
		try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			assertThatExceptionOfType(StartRefusedException.class)
				.isThrownBy(
						() -> Ports.requireFree(Map.of("platform.local.writer-port", List.of(taken.getLocalPort()))))
				.withMessageContaining("Port " + taken.getLocalPort() + " ")
				.withMessageContaining("platform.local.writer-port ")
				.withMessageContaining("PLATFORM_LOCAL_WRITERPORT");
		}
	}

	@Test
	void requireFree_portTakenOnAllAddresses_isRefused() throws IOException {
		try (ServerSocket taken = new ServerSocket(0)) {
			assertThatExceptionOfType(StartRefusedException.class)
				.isThrownBy(() -> Ports.requireFree(Map.of("p", List.of(taken.getLocalPort()))));
		}
	}

	@Test
	void requireFree_freePort_passes() {
		assertThatCode(() -> Ports.requireFree(Map.of("p", List.of(RedisProcess.freePort()))))
			.doesNotThrowAnyException();
	}

	@Test
	void requireValid_portOutOfRange_namesPropertyAndValue() {
		assertThatExceptionOfType(StartRefusedException.class)
			.isThrownBy(() -> Ports.requireValid(Map.of("platform.local.gateway-port", List.of(70000))))
			.withMessageContaining("platform.local.gateway-port is 70000");
	}

	@Test
	void requireValid_portSetTwice_namesIt() {
		assertThatExceptionOfType(StartRefusedException.class)
			.isThrownBy(() -> Ports.requireValid(Map.of("a", List.of(8080), "b", List.of(8080))))
			.withMessageContaining("Port 8080 is set twice");
	}

}
