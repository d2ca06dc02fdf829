package io.heavyread.writer;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Map;

import io.heavyread.protocol.test.RedisProcess;
import io.heavyread.service.ExposureCheck;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.actuate.autoconfigure.web.server.ManagementServerProperties;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** On which address a writer starts. */
class ExposureTests {

	@ParameterizedTest
	@ValueSource(strings = { "0.0.0.0", "10.1.2.3", "::" })
	void start_forOthers_isRefused(String address) throws UnknownHostException {
		assertThatThrownBy(check(address, false)::start).hasMessageContaining("platform.writer.allow-unauthenticated")
			.hasMessageContaining("server.address");
	}

	@ParameterizedTest
	@CsvSource({ "127.0.0.1, false", "::1, false", "0.0.0.0, true" })
	void start_otherwise_isAllowed(String address, boolean allowed) throws UnknownHostException {
		ExposureCheck check = check(address, allowed);
		check.start();
		assertThat(check.isRunning()).isTrue();
	}

	private static ExposureCheck check(String address, boolean allowed) throws UnknownHostException {
		ServerProperties server = new ServerProperties();
		server.setAddress(InetAddress.getByName(address));
		WriterProperties writer = new Binder(new MapConfigurationPropertySource(
				Map.of("platform.writer.allow-unauthenticated", String.valueOf(allowed))))
			.bindOrCreate("platform.writer", WriterProperties.class);
		return new Exposure().exposureCheck(server, writer);
	}

	@Test
	void writer_withoutAnAddress_listensForThisMachineAlone() throws UnknownHostException {
		try (ConfigurableApplicationContext context = run()) {
			InetAddress here = InetAddress.getByName("127.0.0.1");
			assertThat(context.getBean(ServerProperties.class).getAddress()).isEqualTo(here);
			assertThat(context.getBean(ManagementServerProperties.class).getAddress()).isEqualTo(here);
		}
	}

	/** The whole writer, without a store. Nobody could reach it before it refused. */
	@Test
	void writer_forOthers_doesNotStart() {
		assertThatThrownBy(() -> run("--server.address=0.0.0.0").close()).rootCause()
			.hasMessageStartingWith("platform.writer.allow-unauthenticated");
	}

	private static ConfigurableApplicationContext run(String... arguments) {
		return WriterApplication.builder()
			.properties("REDIS_ADDR=127.0.0.1:" + RedisProcess.freePort(), "PORT=" + RedisProcess.freePort(),
					"MANAGEMENT_PORT=" + RedisProcess.freePort())
			.run(arguments);
	}

}
