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
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.data.redis.autoconfigure.DataRedisAutoConfiguration;
import org.springframework.boot.data.redis.autoconfigure.DataRedisConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.core.type.AnnotatedTypeMetadata;

/**
 * The key space that {@code heavyread.cache.tag} names, and what opens others. Every bean
 * backs off, and none takes a name that an application may have given; nothing else of
 * the application is touched.
 */
@AutoConfiguration(after = DataRedisAutoConfiguration.class)
@ConditionalOnBean(DataRedisConnectionDetails.class)
@EnableConfigurationProperties(HeavyreadCacheProperties.class)
public class HeavyreadCacheAutoConfiguration {

	@Bean("heavyreadKeyspaces")
	@ConditionalOnMissingBean
	Keyspaces keyspaces(DataRedisConnectionDetails redis, ObjectProvider<MeterRegistry> meters) {
		return new Keyspaces(redis, meters.getIfUnique(CompositeMeterRegistry::new));
	}

	@Bean("heavyreadKeyspace")
	@ConditionalOnMissingBean
	@ConditionalOnProperty("heavyread.cache.tag")
	OpenKeyspace keyspace(Keyspaces keyspaces, HeavyreadCacheProperties properties) {
		return keyspaces.open(properties.keyspace(), properties);
	}

	@Bean("heavyreadNearCache")
	@ConditionalOnMissingBean
	@ConditionalOnSingleCandidate(OpenKeyspace.class)
	NearCache nearCache(OpenKeyspace keyspace) {
		return keyspace.cache();
	}

	@Bean(name = "heavyreadStore", destroyMethod = "")
	@ConditionalOnMissingBean
	@ConditionalOnSingleCandidate(OpenKeyspace.class)
	@Conditional(Writes.class)
	PostStore documentStore(OpenKeyspace keyspace) {
		return keyspace.store();
	}

	/** Whether this instance can write, in every way that a property can say so. */
	static final class Writes implements Condition {

		@Override
		public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
			return Binder.get(context.getEnvironment()).bind("heavyread.cache.writes", Boolean.class).orElse(true);
		}

	}

}
