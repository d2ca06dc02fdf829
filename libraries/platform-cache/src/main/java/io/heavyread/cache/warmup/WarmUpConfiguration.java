package io.heavyread.cache.warmup;

import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import io.heavyread.cache.PostCache;
import io.heavyread.cache.feed.Feed;
import io.heavyread.cache.load.PostLoader;
import io.heavyread.cache.local.LocalCache;
import io.heavyread.cache.proof.SharedState;
import io.heavyread.protocol.boot.PhasedLifecycle;
import io.heavyread.protocol.boot.Phases;
import io.heavyread.protocol.fleet.MemberIdentity;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Warm-ups of a reader: on request, and the one before it is ready. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({ StartUpProperties.class, WarmUpProperties.class })
public class WarmUpConfiguration {

	@Bean
	WarmUpTarget warmUpTarget(PostCache posts, LocalCache contents, SharedState shared, PostLoader loader) {
		return new NearCacheTarget(posts, contents, shared, loader);
	}

	/** The first warm-up is handed to the feed here, before anything is started. */
	@Bean(destroyMethod = "")
	WarmUps warmUps(Feed feed, StoreIndex index, WarmUpTarget target, MemberIdentity identity,
			WarmUpProperties properties, StartUpProperties startUp, Consumer<WarmUp> ended) {
		WarmUps warmUps = new WarmUps(index, target, ended,
				new WarmUps.Settings(identity.id(), properties.warmUpRate(), System::nanoTime, Clock.systemUTC()));
		feed.beforeLive(() -> new StartUpWarmUp(warmUps, startUp,
				CompletableFuture.delayedExecutor(startUp.warmUpTime().toNanos(), TimeUnit.NANOSECONDS))
			.begin());
		return warmUps;
	}

	/** Warm-ups end before the cache does. */
	@Bean
	PhasedLifecycle warmUpLifecycle(WarmUps warmUps) {
		return new PhasedLifecycle(Phases.WARM_UP, () -> {
		}, warmUps::close);
	}

}
