package io.heavyread.protocol.boot;

import io.heavyread.protocol.Keyspace;
import io.heavyread.protocol.fleet.FleetSecret;
import io.heavyread.protocol.redis.RedisLink;
import io.heavyread.protocol.redis.Witness;
import io.heavyread.protocol.registry.RedisFleet;

import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;

/**
 * What every service needs of Redis: a client with the right manners, and the registry of
 * members.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(StoreProperties.class)
@Import({ RedisClientConfiguration.class, WitnessConfiguration.class })
public class RedisConfiguration {

	@Bean
	@ConditionalOnMissingBean
	Keyspace keyspace(StoreProperties properties) {
		return properties.posts();
	}

	@Bean(destroyMethod = "close")
	RedisLink redisLink(Keyspace keyspace, LettuceConnectionFactory factory, Witness witness) {
		return new RedisLink(keyspace, factory::getRequiredNativeClient, witness);
	}

	@Bean
	RedisFleet redisFleet(RedisLink link, FleetSecret secret) {
		return new RedisFleet(link, secret);
	}

}
