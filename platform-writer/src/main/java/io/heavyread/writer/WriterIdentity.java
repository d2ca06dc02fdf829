package io.heavyread.writer;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;

import io.heavyread.protocol.fleet.MemberIdentity;
import io.heavyread.service.PlatformProperties;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.autoconfigure.web.server.ManagementServerProperties;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.StringUtils;

/** The name and the addresses under which this writer registers in the fleet. */
@Configuration(proxyBeanMethods = false)
class WriterIdentity {

	private static final int DEFAULT_PORT = 8080;

	private static final int MAX_NAME = 64;

	@Bean
	MemberIdentity memberIdentity(WriterProperties writer, ServerProperties server,
			ManagementServerProperties management, PlatformProperties platform) {
		int port = (server.getPort() != null) ? server.getPort() : DEFAULT_PORT;
		int managementPort = (management.getPort() != null) ? management.getPort() : port;
		InetAddress managementAddress = (management.getAddress() != null) ? management.getAddress()
				: server.getAddress();
		String id = platform.instanceIdOr(name(hostName() + "-" + port));
		return new MemberIdentity("writer", id, host(writer, server.getAddress()) + ":" + port,
				host(writer, managementAddress) + ":" + managementPort);
	}

	/** A host's name may have characters that an instance's name must not have. */
	private static String name(String text) {
		String allowed = text.replaceAll("[^A-Za-z0-9._-]", "-");
		return allowed.substring(Math.max(0, allowed.length() - MAX_NAME));
	}

	private static String host(WriterProperties writer, @Nullable InetAddress bound) {
		if (StringUtils.hasText(writer.advertisedHost())) {
			return writer.advertisedHost();
		}
		return (bound != null && !bound.isAnyLocalAddress()) ? literal(bound) : hostName();
	}

	private static String literal(InetAddress address) {
		return (address instanceof Inet6Address) ? "[" + address.getHostAddress() + "]" : address.getHostAddress();
	}

	private static String hostName() {
		try {
			return InetAddress.getLocalHost().getHostName();
		}
		catch (UnknownHostException ex) {
			return InetAddress.getLoopbackAddress().getHostAddress();
		}
	}

}
