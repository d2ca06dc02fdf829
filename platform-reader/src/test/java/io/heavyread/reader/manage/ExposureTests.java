package io.heavyread.reader.manage;

import java.net.InetAddress;
import java.net.UnknownHostException;

import io.heavyread.protocol.test.RedisProcess;
import io.heavyread.reader.ReaderNode;
import io.heavyread.service.ExposureCheck;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** With which address and token a reader starts. */
class ExposureTests {

	@ParameterizedTest
	@CsvSource({ "0.0.0.0, ''", "0.0.0.0, ' '", "10.1.2.3, changeme", "::, Secret", "192.168.0.1, ' token '" })
	void start_forOthersWithAKnownToken_isRefused(String address, String token) throws UnknownHostException {
		ExposureCheck exposure = exposure(address, token);
		assertThatThrownBy(exposure::start).hasMessageContaining("platform.admin.token")
			.hasMessageContaining("server.address")
			.hasMessageNotContaining("changeme");
		assertThat(exposure.isRunning()).isFalse();
	}

	@ParameterizedTest
	@CsvSource({ "127.0.0.1, ''", "::1, changeme", "127.0.0.5, secret", "0.0.0.0, kZ8m2Qv7wXyT4nRb" })
	void start_otherwise_isAllowed(String address, String token) throws UnknownHostException {
		ExposureCheck exposure = exposure(address, token);
		exposure.start();
		assertThat(exposure.isRunning()).isTrue();
	}

	private static ExposureCheck exposure(String address, String token) throws UnknownHostException {
		return new ExposureCheck(InetAddress.getByName(address), new AdminToken(token)::requireSecret);
	}

	/** The whole reader, without a store. Nobody could reach it before it refused. */
	@ParameterizedTest
	@ValueSource(strings = { "server.address=0.0.0.0", "platform.reader.address=0.0.0.0" })
	@ExtendWith(OutputCaptureExtension.class)
	void reader_forOthersWithoutAToken_doesNotStart(String address, CapturedOutput output) {
		String nowhere = "127.0.0.1:" + RedisProcess.freePort();
		assertThatThrownBy(() -> new ReaderNode("reader-1", nowhere, address, "platform.admin.token=",
				"logging.level.io.heavyread=INFO")
			.close()).rootCause().hasMessageStartingWith("platform.admin.token must be a secret");
		assertThat(output.getOut()).contains("platform.admin.token is not set").doesNotContain("serves posts on");
	}

	@Test
	void noAddress_isEveryAddress() {
		ExposureCheck exposure = new ExposureCheck(null, new AdminToken(null)::requireSecret);
		assertThatThrownBy(exposure::start).hasMessageContaining("0.0.0.0");
	}

}
