package io.heavyread.reader;

import java.net.InetAddress;
import java.net.UnknownHostException;

import io.heavyread.protocol.fleet.MemberIdentity;
import io.heavyread.reader.server.ReaderProperties;
import io.heavyread.reader.traffic.LookupRates;
import io.heavyread.reader.traffic.Traffic;
import io.heavyread.service.ObsoleteRole;
import io.heavyread.service.PlatformProperties;
import io.micrometer.core.instrument.MeterRegistry;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** The identity of this reader, and its counters. */
@Configuration(proxyBeanMethods = false)
class ReaderConfiguration {

	@Bean
	MemberIdentity memberIdentity(PlatformProperties platform, ReaderProperties reader,
			@Value("${server.port}") int managementPort) {
		String host = advertisedHost(reader);
		return new MemberIdentity("reader", platform.instanceIdOr("reader-1"), host + ":" + reader.port(),
				host + ":" + managementPort);
	}

	private static String advertisedHost(ReaderProperties reader) {
		String configured = reader.advertisedHost();
		if (configured != null && !configured.isBlank()) {
			return configured;
		}
		try {
			InetAddress address = InetAddress.getByName(reader.address());
			InetAddress reachable = address.isAnyLocalAddress() ? InetAddress.getLocalHost() : address;
			return reachable.getHostAddress();
		}
		catch (UnknownHostException ex) {
			throw new IllegalStateException("platform.reader.advertised-host is needed, because the address of '"
					+ reader.address() + "' cannot be told", ex);
		}
	}

	@Bean
	ObsoleteRole obsoleteRole(Environment environment) {
		return new ObsoleteRole("reader", environment);
	}

	@Bean
	Traffic traffic(MeterRegistry registry) {
		return new Traffic(registry);
	}

	@Bean
	LookupRates lookupRates(Traffic traffic) {
		return new LookupRates(traffic);
	}

}
