package io.heavyread.writer.support;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import io.heavyread.protocol.fleet.Acknowledgements;
import io.heavyread.protocol.fleet.Propagation;
import io.heavyread.protocol.test.RedisProcess;
import io.heavyread.store.PostStore;
import io.heavyread.writer.WriterApplication;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/** A writer on its own ports of the loopback address. */
public final class RunningWriter implements AutoCloseable {

	/** What the stub of the readers acknowledges. */
	public static final List<Propagation> READERS = List.of(new Propagation("reader-1", true, 0.8, "LIVE"),
			new Propagation("reader-2", false, null, "DEGRADED"));

	private final ConfigurableApplicationContext context;

	private final int port;

	private final int managementPort;

	private RunningWriter(ConfigurableApplicationContext context, int port, int managementPort) {
		this.context = context;
		this.port = port;
		this.managementPort = managementPort;
	}

	/** Start a writer on a store without Redis. */
	public static RunningWriter start(PostStore store, String... arguments) {
		SpringApplicationBuilder builder = WriterApplication.builder().initializers((context) -> {
			((GenericApplicationContext) context).registerBean(PostStore.class, () -> store);
			((GenericApplicationContext) context).registerBean(Acknowledgements.class,
					() -> (version, timeout) -> CompletableFuture.completedStage(READERS));
		});
		return run(builder, "--REDIS_ADDR=127.0.0.1:1", arguments);
	}

	/** Start a writer on what listens at this address. */
	public static RunningWriter startAt(String redisAddress, String... arguments) {
		return run(WriterApplication.builder(), "--REDIS_ADDR=" + redisAddress, arguments);
	}

	/** Start a writer on a Redis server. */
	public static RunningWriter start(RedisProcess redis, String... arguments) {
		return run(WriterApplication.builder(), "--REDIS_ADDR=" + redis.address(), arguments);
	}

	private static RunningWriter run(SpringApplicationBuilder builder, String first, String... arguments) {
		int port = RedisProcess.freePort();
		int managementPort = RedisProcess.freePort();
		List<String> all = new ArrayList<>(List.of(first, "--server.address=127.0.0.1", "--server.port=" + port,
				"--management.server.address=127.0.0.1", "--management.server.port=" + managementPort));
		all.addAll(List.of(arguments));
		return new RunningWriter(builder.run(all.toArray(String[]::new)), port, managementPort);
	}

	public int port() {
		return this.port;
	}

	public int managementPort() {
		return this.managementPort;
	}

	/** Return a client of the data port. */
	public Client client() {
		return new Client(this.port);
	}

	/** Return a client of the management port. */
	public Client management() {
		return new Client(this.managementPort);
	}

	public <T> T bean(Class<T> type) {
		return this.context.getBean(type);
	}

	@Override
	public void close() {
		this.context.close();
	}

}
