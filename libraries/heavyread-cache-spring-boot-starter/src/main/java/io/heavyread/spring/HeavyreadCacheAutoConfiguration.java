package io.heavyread.spring;

import io.heavyread.cache.NearCache;
import io.heavyread.store.PostStore;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.data.redis.autoconfigure.DataRedisAutoConfiguration;
import org.springframework.boot.data.redis.autoconfigure.DataRedisConnectionDetails;
import org.springframework.context.annotation.Bean;

/**
 * The key space that {@code heavyread.cache.tag} names, and what opens others. Every bean
 * backs off; nothing else of the application is touched.
 */
@AutoConfiguration(after = DataRedisAutoConfiguration.class)
@ConditionalOnBean(DataRedisConnectionDetails.class)
@EnableConfigurationProperties(HeavyreadCacheProperties.class)
public class HeavyreadCacheAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	Keyspaces keyspaces(DataRedisConnectionDetails redis, ObjectProvider<MeterRegistry> meters) {
		return new Keyspaces(redis, meters.getIfUnique(CompositeMeterRegistry::new));
	}

	@Bean
	@ConditionalOnMissingBean
	@ConditionalOnProperty("heavyread.cache.tag")
	OpenKeyspace keyspace(Keyspaces keyspaces, HeavyreadCacheProperties properties) {
		return keyspaces.open(properties.keyspace(), properties);
	}

	@Bean
	@ConditionalOnMissingBean
	@ConditionalOnBean(OpenKeyspace.class)
	NearCache nearCache(OpenKeyspace keyspace) {
		return keyspace.cache();
	}

	@Bean(destroyMethod = "")
	@ConditionalOnMissingBean
	@ConditionalOnBean(OpenKeyspace.class)
	@ConditionalOnProperty(name = "heavyread.cache.writes", matchIfMissing = true)
	PostStore documentStore(OpenKeyspace keyspace) {
		return keyspace.store();
	}

}
