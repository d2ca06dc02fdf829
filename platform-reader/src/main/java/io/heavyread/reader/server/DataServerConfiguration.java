package io.heavyread.reader.server;

import io.heavyread.cache.FeedControl;
import io.heavyread.cache.PostCache;
import io.heavyread.protocol.fleet.MemberIdentity;
import io.heavyread.reader.traffic.Traffic;
import io.heavyread.service.web.HostNames;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The data port as a bean. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({ ReaderProperties.class, SharingProperties.class })
class DataServerConfiguration {

	@Bean
	DataServer dataServer(ReaderProperties properties, MemberIdentity identity, PostCache cache, FeedControl feed,
			Traffic traffic, HostNames names, SharingProperties sharing) {
		return new DataServer(properties, identity.id(), cache, feed, traffic, names, sharing.rules());
	}

}
