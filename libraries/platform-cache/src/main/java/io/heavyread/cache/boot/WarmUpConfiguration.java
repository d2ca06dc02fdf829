package io.heavyread.cache.boot;

import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import io.heavyread.cache.heat.HotPostPublisher;
import io.heavyread.cache.metrics.WarmUpMeters;
import io.heavyread.cache.redis.RedisPostIndex;
import io.heavyread.cache.warmup.StartUpSettings;
import io.heavyread.cache.warmup.StartUpWarmUp;
import io.heavyread.cache.warmup.WarmUpSettings;
import io.heavyread.cache.warmup.WarmUps;
import io.heavyread.protocol.fleet.MemberIdentity;
import io.heavyread.protocol.redis.RedisLink;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Warm-ups of a reader: on request, and the one before it is ready. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(StartUpProperties.class)
class WarmUpConfiguration {

	@Bean
	RedisPostIndex postIndex(RedisLink link, MemberIdentity identity) {
		return new RedisPostIndex(link, identity.id());
	}

	/** The first warm-up is handed to the feed here, before anything is started. */
	@Bean(destroyMethod = "")
	WarmUps warmUps(ReaderCache cache, RedisPostIndex index, MemberIdentity identity, CacheProperties properties,
			StartUpProperties startUp, ObjectProvider<MeterRegistry> registry) {
		WarmUpMeters meters = new WarmUpMeters(registry.getIfAvailable(SimpleMeterRegistry::new));
		WarmUps warmUps = new WarmUps(index, cache.warmUpTarget(), meters,
				new WarmUpSettings(identity.id(), properties.warmUpRate(), System::nanoTime, Clock.systemUTC()));
		StartUpSettings settings = startUp.settings();
		cache.feed()
			.beforeLive(() -> new StartUpWarmUp(warmUps, settings,
					CompletableFuture.delayedExecutor(settings.time().toNanos(), TimeUnit.NANOSECONDS))
				.begin());
		return warmUps;
	}

	@Bean
	WarmUpLifecycle warmUpLifecycle(WarmUps warmUps, RedisPostIndex index, ReaderCache cache, MemberIdentity identity,
			CacheProperties properties) {
		return new WarmUpLifecycle(warmUps, new HotPostPublisher(identity.id(), cache.contents(), index,
				properties.hottestSize(), properties.hottestInterval()));
	}

}
