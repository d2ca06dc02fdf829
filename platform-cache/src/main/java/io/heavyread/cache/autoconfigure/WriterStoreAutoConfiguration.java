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
import io.heavyread.cache.redis.Witness;
import io.heavyread.cache.redis.Writability;
import io.heavyread.cache.redis.WriteSettings;
import io.heavyread.cache.store.StoreAlarms;
import io.heavyread.cache.wire.WireVersions;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;

/**
 * The store of a writer: the write script, the keeper of the history, the registration.
 */
@AutoConfiguration(after = StoreAutoConfiguration.class)
@ConditionalOnProperty(name = "platform.role", havingValue = "writer")
@EnableConfigurationProperties(WriterReplicas.class)
public class WriterStoreAutoConfiguration {

	@Bean
	WriterStore writerStore(RedisPostStore posts, Writability writability, RedisLink link, WireVersions versions,
			StoreAlarms alarms, RedisFleet fleet, PlatformProperties platform, StoreProperties store) {
		HistoryKeeper keeper = new HistoryKeeper(platform.instanceIdOr("writer"), link, posts,
				() -> fleet.members().stream().mapToLong(Member::sequence), new Recommit(link, posts, versions, alarms),
				store.evictionPolicyCheck(), writability, alarms);
		return new WriterStore(link, posts, keeper);
	}

	@Bean
	Writability writability() {
		return new Writability();
	}

	@Bean(destroyMethod = "")
	RedisPostStore postStore(RedisLink link, LettuceConnectionFactory factory, Witness witness, Writability writability,
			WireVersions versions, CacheProperties cache, StoreProperties store, WriterReplicas replicas) {
		WriteSettings settings = new WriteSettings(store.logLength(), store.tombstoneTtl(), store.idempotencyTtl(),
				cache.pushMaxSize().toBytes());
		return new RedisPostStore(link, () -> new RedisLink(factory::getRequiredNativeClient, witness), settings,
				replicas.settings(store.commandTimeout()), witness, writability, versions);
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
		return Member.of(identity, state, new Position(0, 0, 0));
	}

}
