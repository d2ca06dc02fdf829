package io.heavyread.cache.boot;

import io.heavyread.cache.CacheContents;
import io.heavyread.cache.PostCache;
import io.heavyread.cache.feed.FeedControl;
import io.heavyread.cache.feed.FeedStatus;
import io.heavyread.cache.feed.FeedStore;
import io.heavyread.cache.metrics.CacheMeters;
import io.heavyread.cache.metrics.FeedMeters;
import io.heavyread.cache.metrics.LoadMeters;
import io.heavyread.cache.metrics.PropagationLag;
import io.heavyread.cache.redis.RedisFeedStore;
import io.heavyread.protocol.boot.HeartbeatLifecycle;
import io.heavyread.protocol.boot.RedisConfiguration;
import io.heavyread.protocol.boot.WireMeters;
import io.heavyread.protocol.fleet.Heartbeats;
import io.heavyread.protocol.fleet.Member;
import io.heavyread.protocol.fleet.MemberIdentity;
import io.heavyread.protocol.redis.RedisLink;
import io.heavyread.protocol.registry.RedisFleet;
import io.heavyread.protocol.wire.WireVersions;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The near cache of a reader with its feed, its meters and its registration. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(CacheProperties.class)
@Import({ RedisConfiguration.class, WarmUpConfiguration.class })
public class ReaderCacheConfiguration {

	@Bean
	PropagationLag propagationLag(ObjectProvider<MeterRegistry> registry) {
		return new PropagationLag(registry.getIfAvailable(SimpleMeterRegistry::new));
	}

	/** Closed by the cache that reads from it. */
	@Bean(destroyMethod = "")
	@ConditionalOnMissingBean
	FeedStore feedStore(RedisLink link, MemberIdentity identity) {
		return new RedisFeedStore(identity.id(), link);
	}

	@Bean
	ReaderCache readerCache(FeedStore store, MemberIdentity identity, CacheProperties properties, PropagationLag lag,
			ObjectProvider<MeterRegistry> registry) {
		LoadMeters loads = new LoadMeters(registry.getIfAvailable(SimpleMeterRegistry::new));
		return new ReaderCache(identity.id(), store, properties, loads, lag::record);
	}

	@Bean
	PostCache postCache(ReaderCache cache) {
		return cache.posts();
	}

	@Bean
	CacheContents cacheContents(ReaderCache cache) {
		return cache.contents();
	}

	@Bean
	FeedControl feedControl(ReaderCache cache) {
		return cache.feed();
	}

	@Bean
	CacheMeters cacheMeters(CacheContents contents) {
		return new CacheMeters(contents);
	}

	@Bean
	FeedMeters feedMeters(FeedControl feed) {
		return new FeedMeters(feed);
	}

	@Bean
	WireVersions wireVersions(ReaderCache cache) {
		return cache.wireVersions();
	}

	@Bean
	WireMeters wireMeters(WireVersions versions) {
		return new WireMeters(versions);
	}

	@Bean
	HeartbeatLifecycle heartbeats(RedisFleet fleet, MemberIdentity identity, FeedControl feed) {
		return new HeartbeatLifecycle(
				new Heartbeats(identity.id() + "-heartbeat", fleet, () -> member(identity, feed)));
	}

	private static Member member(MemberIdentity identity, FeedControl feed) {
		FeedStatus status = feed.status();
		return Member.of(identity, status.state().name(), status.position());
	}

}
