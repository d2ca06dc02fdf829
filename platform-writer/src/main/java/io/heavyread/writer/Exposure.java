package io.heavyread.writer;

import io.heavyread.service.ExposureCheck;

import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Refuses the start of a writer that others could reach by oversight: whoever reaches it
 * may write.
 */
@Configuration(proxyBeanMethods = false)
class Exposure {

	@Bean
	ExposureCheck exposureCheck(ServerProperties server, WriterProperties writer) {
		return new ExposureCheck(server.getAddress(), (address) -> requireConsent(writer, address));
	}

	private static void requireConsent(WriterProperties writer, String address) {
		if (!writer.allowUnauthenticated()) {
			throw new IllegalStateException(
					"platform.writer.allow-unauthenticated is 'false', but the writer would take "
							+ "the posts of anyone who reaches server.address " + address
							+ ": listen on 127.0.0.1, or put a gateway in front that asks who writes, and set it to true");
		}
	}

}
