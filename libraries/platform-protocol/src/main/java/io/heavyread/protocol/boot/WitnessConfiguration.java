package io.heavyread.protocol.boot;

import java.util.List;
import java.util.Objects;

import io.heavyread.protocol.redis.Witness;
import io.heavyread.protocol.redis.sentinel.SentinelStatus;
import io.heavyread.protocol.redis.sentinel.SentinelWitness;
import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisURI;
import io.lettuce.core.StaticCredentialsProvider;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.redis.connection.NamedNode;
import org.springframework.data.redis.connection.RedisSentinelConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceClientConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.data.redis.connection.lettuce.LettuceConverters;

/** Who says, beside Redis itself, which server is the primary: sentinels or nobody. */
@Configuration(proxyBeanMethods = false)
class WitnessConfiguration {

	private static final String NO_MASTER = "spring.data.redis.sentinel.master is missing";

	@Bean(destroyMethod = "")
	Witness witness(LettuceConnectionFactory factory) {
		RedisSentinelConfiguration sentinels = factory.getSentinelConfiguration();
		return (sentinels != null) ? witness(sentinels, factory.getClientConfiguration()) : Witness.NONE;
	}

	private static SentinelWitness witness(RedisSentinelConfiguration sentinels, LettuceClientConfiguration client) {
		NamedNode master = Objects.requireNonNull(sentinels.getMaster(), NO_MASTER);
		return new SentinelWitness(Objects.requireNonNull(master.getName(), NO_MASTER), nodes(sentinels, client),
				server(sentinels, client), client.getClientResources().orElseThrow(),
				client.getClientOptions().orElseGet(ClientOptions::create));
	}

	/** Return the sentinels, with how to log in there, as the connection factory does. */
	static List<RedisURI> nodes(RedisSentinelConfiguration sentinels, LettuceClientConfiguration client) {
		List<RedisURI> nodes = LettuceConverters.sentinelConfigurationToRedisURI(sentinels).getSentinels();
		nodes.forEach((node) -> secure(node, client));
		return nodes;
	}

	private static void secure(RedisURI uri, LettuceClientConfiguration client) {
		uri.setSsl(client.isUseSsl());
		uri.setVerifyPeer(client.getVerifyMode());
		uri.setStartTls(client.isStartTls());
	}

	/** Where the server is, the sentinels tell. */
	private static RedisURI server(RedisSentinelConfiguration sentinels, LettuceClientConfiguration client) {
		RedisURI uri = RedisURI.create("localhost", RedisURI.DEFAULT_REDIS_PORT);
		uri.setDatabase(sentinels.getDatabase());
		uri.setTimeout(client.getCommandTimeout());
		if (sentinels.getPassword().isPresent()) {
			uri.setCredentialsProvider(
					new StaticCredentialsProvider(sentinels.getUsername(), sentinels.getPassword().get()));
		}
		secure(uri, client);
		return uri;
	}

	@Bean
	PhasedLifecycle witnessLifecycle(Witness witness) {
		return (witness instanceof SentinelWitness sentinels)
				? new PhasedLifecycle(Phases.WITNESS, sentinels::start, sentinels::close)
				: new PhasedLifecycle(Phases.WITNESS, () -> {
				}, () -> {
				});
	}

	@Bean
	SentinelMeters sentinelMeters(Witness witness) {
		return new SentinelMeters(
				(witness instanceof SentinelWitness sentinels) ? sentinels::status : () -> SentinelStatus.NONE);
	}

}
