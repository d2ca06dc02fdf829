package io.heavyread.protocol.redis.sentinel;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import io.heavyread.protocol.redis.Witness;
import io.heavyread.protocol.support.DaemonThreads;
import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.TimeoutOptions;
import io.lettuce.core.resource.ClientResources;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * The sentinels as witnesses. All are asked in parallel every 500 ms, each over a
 * connection of its own, which comes back by itself. Any thread may call.
 */
public final class SentinelWitness implements Witness, AutoCloseable {

	private static final Logger logger = LoggerFactory.getLogger(SentinelWitness.class);

	static final Duration INTERVAL = Duration.ofMillis(500);

	/** An answer of this or the round before. */
	private static final long ANSWERING_NANOS = 3 * INTERVAL.toNanos();

	/** Questions that a hanging sentinel may owe an answer to. */
	private static final int REQUEST_QUEUE = 32;

	private final RedisClient client;

	private final RedisURI server;

	private final List<SentinelConnection> sentinels;

	private final ServerNames names = new ServerNames(InetAddress::getAllByName);

	private final ScheduledExecutorService rounds;

	private volatile SentinelStatus logged;

	/**
	 * Create a witness that asks nobody yet.
	 * @param master the name under which the sentinels know the primary
	 * @param nodes the sentinels, with how to log in
	 * @param server how to log in at the primary, wherever it is
	 * @param resources are not closed
	 * @param options as for connections to Redis
	 */
	public SentinelWitness(String master, List<RedisURI> nodes, RedisURI server, ClientResources resources,
			ClientOptions options) {
		this.client = RedisClient.create(resources);
		this.client.setOptions(options.mutate()
			.timeoutOptions(TimeoutOptions.enabled(INTERVAL))
			.requestQueueSize(REQUEST_QUEUE)
			.build());
		this.server = server;
		nodes.forEach((node) -> node.setTimeout(options.getSocketOptions().getConnectTimeout()));
		this.sentinels = nodes.stream().map((node) -> new SentinelConnection(this.client, node, master)).toList();
		this.logged = new SentinelStatus(nodes.size(), 0, Map.of());
		ScheduledThreadPoolExecutor thread = new ScheduledThreadPoolExecutor(1, DaemonThreads.named("sentinels"));
		thread.setContinueExistingPeriodicTasksAfterShutdownPolicy(false);
		this.rounds = thread;
	}

	/** Begin to ask. */
	public void start() {
		this.rounds.scheduleWithFixedDelay(this::round, 0, INTERVAL.toNanos(), TimeUnit.NANOSECONDS);
	}

	private void round() {
		this.sentinels.forEach(this::ask);
		try {
			this.names.lookUp(testimony().answers().stream().map(SentinelAnswer::named).toList());
			logChange(status());
		}
		catch (RuntimeException ex) {
			logger.error("A round of questions to the sentinels failed", ex);
		}
	}

	private void ask(SentinelConnection sentinel) {
		try {
			sentinel.ask();
		}
		catch (RuntimeException ex) {
			logger.debug("A sentinel could not be asked", ex);
		}
	}

	private void logChange(SentinelStatus status) {
		if (!status.equals(this.logged)) {
			this.logged = status;
			logger.atLevel(status.hasMajority() ? Level.INFO : Level.WARN)
				.log("Of {} sentinels {} answer; the primary that they name: {}", status.sentinels(),
						status.answering(), status.named());
		}
	}

	@Override
	public OptionalLong confirmedNanos(SocketAddress server, long nowNanos) {
		OptionalLong age = testimony().confirmationAgeNanos(is(server), nowNanos);
		return age.isPresent() ? OptionalLong.of(nowNanos - age.getAsLong()) : age;
	}

	@Override
	public @Nullable RedisURI primary() {
		return testimony().named(System.nanoTime()).map(this::at).orElse(null);
	}

	private RedisURI at(InetSocketAddress address) {
		return RedisURI.builder(this.server).withHost(address.getHostString()).withPort(address.getPort()).build();
	}

	@Override
	public boolean mayAcknowledge(SocketAddress server, long nowNanos) {
		return testimony().patienceNanos(is(server), nowNanos) > 0;
	}

	private Predicate<InetSocketAddress> is(SocketAddress server) {
		return (named) -> server instanceof InetSocketAddress inet && this.names.isNamed(named, inet);
	}

	private Testimony testimony() {
		return new Testimony(this.sentinels.size(),
				this.sentinels.stream().map(SentinelConnection::answer).filter(Objects::nonNull).toList());
	}

	/** Return what is known of the sentinels now. */
	public SentinelStatus status() {
		long now = System.nanoTime();
		Testimony fresh = testimony().at(now);
		List<SentinelAnswer> answers = fresh.answers()
			.stream()
			.filter((answer) -> answer.ageNanos(now) <= ANSWERING_NANOS)
			.toList();
		return new SentinelStatus(fresh.sentinels(), answers.size(),
				answers.stream()
					.collect(Collectors.toMap(
							(answer) -> answer.named().getHostString() + ":" + answer.named().getPort(), (answer) -> 1,
							Integer::sum)));
	}

	/** Attempts to connect may end first: a client shut down under one loses a buffer. */
	@Override
	public void close() {
		this.rounds.shutdownNow();
		this.names.close();
		this.sentinels.forEach(SentinelConnection::awaitAttempt);
		this.client.shutdown();
	}

}
