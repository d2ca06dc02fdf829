package io.heavyread.store.boot;

import io.heavyread.protocol.Position;
import io.heavyread.protocol.boot.PhasedLifecycle;
import io.heavyread.protocol.boot.Phases;
import io.heavyread.protocol.boot.RedisConfiguration;
import io.heavyread.protocol.boot.StoreProperties;
import io.heavyread.protocol.boot.WireMeters;
import io.heavyread.protocol.fleet.Heartbeats;
import io.heavyread.protocol.fleet.Member;
import io.heavyread.protocol.fleet.MemberIdentity;
import io.heavyread.protocol.redis.RedisLink;
import io.heavyread.protocol.redis.Witness;
import io.heavyread.protocol.registry.RedisFleet;
import io.heavyread.protocol.wire.WireVersions;
import io.heavyread.store.PostStore;
import io.heavyread.store.StoreAlarms;
import io.heavyread.store.acknowledge.RedisAcknowledgements;
import io.heavyread.store.history.HistoryKeeper;
import io.heavyread.store.history.Recommit;
import io.heavyread.store.write.RedisPostStore;
import io.heavyread.store.write.Writability;
import io.heavyread.store.write.WriteSettings;

import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;

/**
 * The store of a writer: the write script, the keeper of the history, the registration.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnMissingBean(PostStore.class)
@EnableConfigurationProperties({ WriterReplicas.class, WriterStoreProperties.class })
@Import(RedisConfiguration.class)
public class WriterStoreConfiguration {

	@Bean
	WriterStore writerStore(RedisPostStore posts, Writability writability, RedisLink link, WireVersions versions,
			StoreAlarms alarms, RedisFleet fleet, MemberIdentity identity, WriterStoreProperties properties) {
		HistoryKeeper keeper = new HistoryKeeper(identity.id(), link, posts,
				() -> fleet.members().stream().mapToLong(Member::sequence), new Recommit(link, posts, versions, alarms),
				properties.evictionPolicyCheck(), writability, alarms);
		return new WriterStore(link, posts, keeper);
	}

	@Bean
	PhasedLifecycle writerStoreLifecycle(WriterStore store) {
		return new PhasedLifecycle(Phases.STORE, store::start, store::stop);
	}

	@Bean
	Writability writability() {
		return new Writability();
	}

	@Bean(destroyMethod = "")
	RedisPostStore postStore(RedisLink link, LettuceConnectionFactory factory, Witness witness, Writability writability,
			WireVersions versions, WriterStoreProperties properties, StoreProperties store, WriterReplicas replicas) {
		WriteSettings settings = new WriteSettings(properties.logLength(), properties.tombstoneTtl(),
				properties.idempotencyTtl(), properties.pushMaxSize().toBytes());
		return new RedisPostStore(link, () -> new RedisLink(link.keyspace(), factory::getRequiredNativeClient, witness),
				settings, replicas.settings(store.commandTimeout()), witness, writability, versions);
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
	RedisAcknowledgements acknowledgements(RedisLink link, RedisFleet fleet, MemberIdentity identity) {
		return new RedisAcknowledgements(identity.id(), link, fleet);
	}

	@Bean
	PhasedLifecycle heartbeatLifecycle(RedisFleet fleet, MemberIdentity identity, WriterStore store) {
		Heartbeats heartbeats = new Heartbeats(identity.id() + "-heartbeat", fleet, () -> member(identity, store));
		return new PhasedLifecycle(Phases.HEARTBEATS, heartbeats::start, heartbeats::close);
	}

	private static Member member(MemberIdentity identity, WriterStore store) {
		String state = store.posts().isWritable() ? "WRITABLE" : "REFUSING";
		return Member.of(identity, state, new Position(0, 0, 0));
	}

}
