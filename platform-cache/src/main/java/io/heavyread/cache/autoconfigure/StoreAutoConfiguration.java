package io.heavyread.cache.autoconfigure;

import io.heavyread.cache.fleet.FleetSecret;
import io.heavyread.cache.redis.RedisFleet;
import io.heavyread.cache.redis.RedisLink;
import io.heavyread.cache.redis.Witness;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.data.redis.autoconfigure.DataRedisAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;

/**
 * What every role needs of the store: a client with the right manners, and the registry
 * of members.
 */
@AutoConfiguration(after = DataRedisAutoConfiguration.class)
@ConditionalOnProperty("platform.role")
@EnableConfigurationProperties({ PlatformProperties.class, StoreProperties.class, CacheProperties.class })
@Import({ RedisClientConfiguration.class, WitnessConfiguration.class })
public class StoreAutoConfiguration {

	@Bean(destroyMethod = "close")
	RedisLink redisLink(LettuceConnectionFactory factory, Witness witness) {
		return new RedisLink(factory::getRequiredNativeClient, witness);
	}

	@Bean
	FleetSecret fleetSecret(PlatformProperties platform) {
		return new FleetSecret(platform.admin().token());
	}

	@Bean
	RedisFleet redisFleet(RedisLink link, FleetSecret secret) {
		return new RedisFleet(link, secret);
	}

}
