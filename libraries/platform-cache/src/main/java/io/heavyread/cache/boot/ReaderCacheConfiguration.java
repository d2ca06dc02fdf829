package io.heavyread.cache.boot;

import io.heavyread.cache.FeedControl;
import io.heavyread.cache.FeedStatus;
import io.heavyread.cache.PostCache;
import io.heavyread.cache.feed.Feed;
import io.heavyread.cache.heat.HeatConfiguration;
import io.heavyread.cache.load.LoadListener;
import io.heavyread.cache.load.PostLoader;
import io.heavyread.cache.local.LocalCache;
import io.heavyread.cache.metrics.MetersConfiguration;
import io.heavyread.cache.metrics.PropagationLag;
import io.heavyread.cache.proof.SharedState;
import io.heavyread.cache.redis.RedisFeedStore;
import io.heavyread.cache.redis.RedisPostIndex;
import io.heavyread.cache.source.FeedStore;
import io.heavyread.cache.warmup.WarmUpConfiguration;
import io.heavyread.protocol.boot.PhasedLifecycle;
import io.heavyread.protocol.boot.Phases;
import io.heavyread.protocol.boot.RedisConfiguration;
import io.heavyread.protocol.boot.WireMeters;
import io.heavyread.protocol.fleet.Heartbeats;
import io.heavyread.protocol.fleet.Member;
import io.heavyread.protocol.fleet.MemberIdentity;
import io.heavyread.protocol.redis.RedisLink;
import io.heavyread.protocol.registry.RedisFleet;
import io.heavyread.protocol.wire.WireVersions;

import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The near cache of a reader with its feed, its meters and its registration. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(CacheProperties.class)
@Import({ RedisConfiguration.class, MetersConfiguration.class, WarmUpConfiguration.class, HeatConfiguration.class })
public class ReaderCacheConfiguration {

	/** Closed by the cache that reads from it. */
	@Bean(destroyMethod = "")
	@ConditionalOnMissingBean
	FeedStore feedStore(RedisLink link, MemberIdentity identity) {
		return new RedisFeedStore(identity.id(), link);
	}

	@Bean
	RedisPostIndex postIndex(RedisLink link, MemberIdentity identity) {
		return new RedisPostIndex(link, identity.id());
	}

	@Bean
	ReaderCache readerCache(FeedStore store, MemberIdentity identity, CacheProperties properties, PropagationLag lag,
			LoadListener loads) {
		return new ReaderCache(identity.id(), store, properties, loads, lag::record);
	}

	@Bean
	PostCache postCache(ReaderCache cache) {
		return cache.posts();
	}

	@Bean
	LocalCache cacheContents(ReaderCache cache) {
		return cache.contents();
	}

	@Bean
	SharedState sharedState(ReaderCache cache) {
		return cache.shared();
	}

	@Bean
	PostLoader postLoader(ReaderCache cache) {
		return cache.loader();
	}

	@Bean
	PhasedLifecycle readerCacheLifecycle(ReaderCache cache) {
		return new PhasedLifecycle(Phases.STORE, cache::start, cache::stop);
	}

	@Bean
	Feed feedControl(ReaderCache cache) {
		return cache.feed();
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
	PhasedLifecycle heartbeatLifecycle(RedisFleet fleet, MemberIdentity identity, FeedControl feed) {
		Heartbeats heartbeats = new Heartbeats(identity.id() + "-heartbeat", fleet, () -> member(identity, feed));
		return new PhasedLifecycle(Phases.HEARTBEATS, heartbeats::start, heartbeats::close);
	}

	private static Member member(MemberIdentity identity, FeedControl feed) {
		FeedStatus status = feed.status();
		return Member.of(identity, status.state().name(), status.position());
	}

}
