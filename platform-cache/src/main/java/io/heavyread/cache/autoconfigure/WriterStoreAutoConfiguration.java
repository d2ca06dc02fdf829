package io.heavyread.cache.autoconfigure;

import io.heavyread.cache.Position;
import io.heavyread.cache.fleet.Heartbeats;
import io.heavyread.cache.fleet.Member;
import io.heavyread.cache.fleet.MemberIdentity;
import io.heavyread.cache.metrics.StoreMeters;
import io.heavyread.cache.metrics.WireMeters;
import io.heavyread.cache.redis.HistoryKeeper;
import io.heavyread.cache.redis.RedisAcknowledgements;
import io.heavyread.cache.redis.Recommit;
import io.heavyread.cache.redis.RedisFleet;
import io.heavyread.cache.redis.RedisLink;
import io.heavyread.cache.redis.RedisPostStore;
import io.heavyread.cache.redis.Writability;
import io.heavyread.cache.redis.WriteSettings;
import io.heavyread.cache.store.PostStore;
import io.heavyread.cache.store.StoreAlarms;
import io.heavyread.cache.wire.WireVersions;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;

/**
 * The store of a writer: the write script, the keeper of the history, the registration.
 */
@AutoConfiguration(after = StoreAutoConfiguration.class)
@ConditionalOnProperty(name = "platform.role", havingValue = "writer")
public class WriterStoreAutoConfiguration {

	@Bean
	WriterStore writerStore(RedisLink link, WireVersions versions, StoreAlarms alarms, RedisFleet fleet,
			PlatformProperties platform, CacheProperties cache, StoreProperties store) {
		Writability writability = new Writability();
		WriteSettings settings = new WriteSettings(store.logLength(), store.tombstoneTtl(), store.idempotencyTtl(),
				cache.pushMaxSize().toBytes());
		RedisPostStore posts = new RedisPostStore(link, settings, writability, versions);
		HistoryKeeper keeper = new HistoryKeeper(platform.instanceIdOr("writer"), link, posts,
				() -> fleet.members().stream().mapToLong(Member::sequence), new Recommit(link, posts, versions, alarms),
				store.evictionPolicyCheck(), writability, alarms);
		return new WriterStore(link, posts, keeper);
	}

	@Bean
	StoreAlarms storeAlarms() {
		return new StoreAlarms();
	}

	@Bean
	StoreMeters storeMeters(StoreAlarms alarms) {
		return new StoreMeters(alarms);
	}

	@Bean
	WireVersions wireVersions() {
		return new WireVersions();
	}

	@Bean
	WireMeters wireMeters(WireVersions versions) {
		return new WireMeters(versions);
	}

	@Bean
	PostStore postStore(WriterStore store) {
		return store.posts();
	}

	@Bean(destroyMethod = "close")
	RedisAcknowledgements acknowledgements(RedisLink link, RedisFleet fleet, PlatformProperties platform) {
		return new RedisAcknowledgements(platform.instanceIdOr("writer"), link, fleet);
	}

	@Bean
	@ConditionalOnBean(MemberIdentity.class)
	HeartbeatLifecycle heartbeats(RedisFleet fleet, MemberIdentity identity, WriterStore store) {
		return new HeartbeatLifecycle(
				new Heartbeats(identity.id() + "-heartbeat", fleet, () -> member(identity, store)));
	}

	private static Member member(MemberIdentity identity, WriterStore store) {
		String state = store.posts().isWritable() ? "WRITABLE" : "REFUSING";
		return new Member(identity.role(), identity.id(), identity.dataAddress(), identity.managementAddress(), state,
				Position.hex(0), 0, Position.hex(0), 0);
	}

}
