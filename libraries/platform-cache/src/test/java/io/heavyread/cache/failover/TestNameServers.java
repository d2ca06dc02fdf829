package io.heavyread.cache.failover;

import java.net.InetSocketAddress;

import io.heavyread.protocol.test.NameServer;
import io.netty.resolver.dns.DnsServerAddressStreamProvider;
import io.netty.resolver.dns.SingletonDnsServerAddressStreamProvider;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Lets a node ask the name server of a test. */
@Configuration(proxyBeanMethods = false)
class TestNameServers {

	@Bean
	DnsServerAddressStreamProvider nameServers(@Value("${test.name-server-port}") int port) {
		return new SingletonDnsServerAddressStreamProvider(new InetSocketAddress("127.0.0.1", port));
	}

	/** Return what makes a node ask that server. */
	static String[] settings(NameServer server) {
		return new String[] { "spring.main.sources=" + TestNameServers.class.getName(),
				"test.name-server-port=" + server.port() };
	}

}
