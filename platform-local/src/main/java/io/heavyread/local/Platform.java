package io.heavyread.local;

import java.lang.management.ManagementFactory;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.heavyread.local.redis.EmbeddedRedis;
import io.heavyread.local.redis.RedisSettings;
import io.heavyread.local.service.Services;
import io.heavyread.local.start.StartRefusedException;
import org.jspecify.annotations.Nullable;

import org.springframework.core.env.PropertyResolver;

/**
 * Everything that runs: first Redis, then all services together. The launcher makes it;
 * the main thread starts it, and the shutdown hook closes it, perhaps while it still
 * starts.
 */
class Platform implements AutoCloseable {

	private static final Duration READY_BOUND = Duration.ofSeconds(20);

	private final LocalProperties properties;

	private final PropertyResolver configuration;

	private final List<String> arguments;

	private volatile boolean closing;

	private volatile @Nullable EmbeddedRedis redis;

	private volatile @Nullable Services services;

	Platform(LocalProperties properties, PropertyResolver configuration, String... arguments) {
		this.properties = properties;
		this.configuration = configuration;
		this.arguments = List.of(arguments);
	}

	/**
	 * Start everything and print where it is.
	 * @throws StartRefusedException when it cannot start; then nothing is left running
	 */
	void start() {
		RedisAddress address = RedisAddress.from(this.configuration, this.properties);
		Ports.requireValid(this.properties.allPorts());
		requireMachine(address);
		startRedis();
		Secrets secrets = Secrets.from(this.configuration);
		startServices(address, secrets);
		boolean ready = new Readiness(this.properties).await(READY_BOUND);
		if (!this.closing) {
			print(address, secrets, ready);
		}
	}

	private void print(RedisAddress address, Secrets secrets, boolean ready) {
		Duration startTime = Duration
			.ofMillis(System.currentTimeMillis() - ManagementFactory.getRuntimeMXBean().getStartTime());
		EmbeddedRedis own = this.redis;
		ReadyBlock block = new ReadyBlock(this.properties, address, (own != null) ? own.server() : "", dataDirectory(),
				secrets, startTime, ready);
		System.out.println(block.text());
	}

	/**
	 * Check everything that can prevent the start, and report all of it at once, before
	 * anything starts.
	 */
	private void requireMachine(RedisAddress address) {
		List<String> refusals = new ArrayList<>();
		collect(refusals, () -> Ports.requireFree(this.properties.servicePorts()));
		if (address.embedded()) {
			collect(refusals, this::prepareRedis);
		}
		if (!refusals.isEmpty()) {
			throw new StartRefusedException(String.join(System.lineSeparator(), refusals));
		}
	}

	private static void collect(List<String> refusals, Runnable check) {
		try {
			check.run();
		}
		catch (StartRefusedException ex) {
			refusals.add(ex.getMessage());
		}
	}

	private void prepareRedis() {
		this.redis = EmbeddedRedis.prepare(new RedisSettings(dataDirectory(), this.properties.redisPort(),
				this.properties.redisExecutable(), this.properties.fresh()));
		Ports.requireFree(Map.of(LocalProperties.PREFIX + ".redis-port", List.of(this.properties.redisPort())));
	}

	private Path dataDirectory() {
		try {
			return ProjectRoot.find(Path.of("")).resolve(this.properties.dataDir()).normalize();
		}
		catch (InvalidPathException ex) {
			throw new StartRefusedException(LocalProperties.PREFIX + ".data-dir is '" + this.properties.dataDir()
					+ "'; Java cannot encode that path here (" + System.getProperty("sun.jnu.encoding")
					+ "). Set LC_ALL=C.UTF-8, or another directory.", ex);
		}
	}

	private void startRedis() {
		EmbeddedRedis prepared = this.redis;
		if (prepared != null) {
			prepared.start();
		}
	}

	private void startServices(RedisAddress address, Secrets secrets) {
		Services all = new Services(new ServicePlans(this.properties, secrets, address).all());
		this.services = all;
		all.start(this.arguments);
	}

	/** Return the services; for tests, which stop one of them. */
	Services services() {
		Services all = this.services;
		if (all == null) {
			throw new IllegalStateException("the services have not been started");
		}
		return all;
	}

	/** Stop everything, Redis last. */
	@Override
	public void close() {
		this.closing = true;
		Services all = this.services;
		if (all != null) {
			all.close();
		}
		EmbeddedRedis running = this.redis;
		if (running != null) {
			running.close();
		}
	}

}
