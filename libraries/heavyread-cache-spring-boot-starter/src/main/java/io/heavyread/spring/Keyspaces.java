package io.heavyread.spring;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Map;
import java.util.UUID;

import io.heavyread.cache.boot.ReaderCacheConfiguration;
import io.heavyread.protocol.Keyspace;
import io.heavyread.protocol.fleet.FleetSecret;
import io.heavyread.protocol.fleet.MemberIdentity;
import io.heavyread.store.boot.WriterStoreConfiguration;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

import org.springframework.boot.data.redis.autoconfigure.DataRedisAutoConfiguration;
import org.springframework.boot.data.redis.autoconfigure.DataRedisConnectionDetails;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

/**
 * Opens key spaces, as many as an application wants. Each has connections of its own to
 * the Redis of the application, which is used by its address and its credentials alone.
 * Meters go to the application's registry with the tags {@code keyspace} and
 * {@code role}, reader or writer, for as long as the key space is open.
 */
public final class Keyspaces {

	private final DataRedisConnectionDetails redis;

	private final MeterRegistry meters;

	/**
	 * Create what opens key spaces.
	 * @param redis where Redis is
	 * @param meters takes the meters
	 */
	public Keyspaces(DataRedisConnectionDetails redis, MeterRegistry meters) {
		this.redis = redis;
		this.meters = meters;
	}

	/**
	 * Open a key space; returns before Redis has answered. Whoever opens it closes it.
	 * @param settings all but its names
	 */
	public OpenKeyspace open(Keyspace keyspace, HeavyreadCacheProperties settings) {
		String id = (settings.instanceId() != null) ? settings.instanceId() : UUID.randomUUID().toString();
		ConfigurableApplicationContext reading = context(keyspace, settings,
				new MemberIdentity("reader", id, here(), here()), ReaderCacheConfiguration.class);
		try {
			return new OpenKeyspace(reading, settings.writes() ? context(keyspace, settings,
					new MemberIdentity("writer", id, here(), here()), WriterStoreConfiguration.class) : null);
		}
		catch (RuntimeException ex) {
			reading.close();
			throw ex;
		}
	}

	private ConfigurableApplicationContext context(Keyspace keyspace, HeavyreadCacheProperties settings,
			MemberIdentity identity, Class<?> library) {
		KeyspaceMeters tagged = new KeyspaceMeters(this.meters, keyspace.tag(), identity.role());
		AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
		context.setClassLoader(Keyspaces.class.getClassLoader()); // whatever the thread
																	// has
		context.setEnvironment(environment(settings.ofLibraries()));
		context.setDisplayName(identity.role() + " of " + keyspace.tag());
		context.registerBean(Keyspace.class, () -> keyspace);
		context.registerBean(MemberIdentity.class, () -> identity);
		context.registerBean(FleetSecret.class, () -> new FleetSecret(null));
		context.registerBean(DataRedisConnectionDetails.class, () -> this.redis);
		context.registerBean(KeyspaceMeters.class, () -> tagged);
		context.registerBean(MeterRegistry.class, tagged::registry);
		context.register(DataRedisAutoConfiguration.class, library);
		context.refresh();
		tagged.bind(context.getBeansOfType(MeterBinder.class).values());
		return context;
	}

	/** Nothing of the application's own properties gets in. */
	private static StandardEnvironment environment(Map<String, Object> properties) {
		StandardEnvironment environment = new StandardEnvironment();
		environment.getPropertySources().forEach((source) -> environment.getPropertySources().remove(source.getName()));
		environment.getPropertySources().addFirst(new MapPropertySource("heavyread.cache", properties));
		return environment;
	}

	/** Instances of an application are not called by others: they have no port. */
	private static String here() {
		try {
			String name = InetAddress.getLocalHost().getHostName().replaceAll("[^A-Za-z0-9.-]", "-");
			return name.substring(0, Math.min(name.length(), 255)) + ":0";
		}
		catch (UnknownHostException ex) {
			return "localhost:0";
		}
	}

}
