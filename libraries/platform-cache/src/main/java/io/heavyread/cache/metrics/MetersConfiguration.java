package io.heavyread.cache.metrics;

import java.util.function.Consumer;

import io.heavyread.cache.CacheContents;
import io.heavyread.cache.FeedControl;
import io.heavyread.cache.load.LoadListener;
import io.heavyread.cache.warmup.WarmUp;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The meters of the near cache; without a registry they are counted for nobody. */
@Configuration(proxyBeanMethods = false)
public class MetersConfiguration {

	private final MeterRegistry registry;

	MetersConfiguration(ObjectProvider<MeterRegistry> registry) {
		this.registry = registry.getIfAvailable(SimpleMeterRegistry::new);
	}

	@Bean
	PropagationLag propagationLag() {
		return new PropagationLag(this.registry);
	}

	@Bean
	LoadListener loadMeters() {
		return new LoadMeters(this.registry);
	}

	@Bean
	Consumer<WarmUp> warmUpMeters() {
		return new WarmUpMeters(this.registry);
	}

	@Bean
	CacheMeters cacheMeters(CacheContents contents) {
		return new CacheMeters(contents);
	}

	@Bean
	FeedMeters feedMeters(FeedControl feed) {
		return new FeedMeters(feed);
	}

}
