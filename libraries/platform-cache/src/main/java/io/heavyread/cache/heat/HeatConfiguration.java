package io.heavyread.cache.heat;

import io.heavyread.cache.CacheContents;
import io.heavyread.protocol.boot.PhasedLifecycle;
import io.heavyread.protocol.boot.Phases;
import io.heavyread.protocol.fleet.MemberIdentity;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Tells the fleet what is hot, for as long as the cache runs. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(HeatProperties.class)
public class HeatConfiguration {

	@Bean
	PhasedLifecycle hotPostLifecycle(MemberIdentity identity, CacheContents contents, HotPostRegistry registry,
			HeatProperties properties) {
		HotPostPublisher publisher = new HotPostPublisher(identity.id(), contents, registry, properties.hottestSize(),
				properties.hottestInterval());
		return new PhasedLifecycle(Phases.WARM_UP, publisher::start, publisher::close);
	}

}
