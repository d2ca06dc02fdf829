package io.heavyread.local.service;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import io.heavyread.local.start.StartRefusedException;
import io.heavyread.protocol.support.DaemonThreads;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.ConfigurableApplicationContext;

/**
 * The services of this JVM, each with a context of its own. Started once, all at the same
 * time; stopped stage by stage. Any thread may close, also while they start.
 */
public final class Services implements AutoCloseable {

	private static final Logger logger = LoggerFactory.getLogger(Services.class);

	private static final long STAGE_MILLIS = 1500;

	private final List<ServicePlan> plans;

	private final Map<String, ConfigurableApplicationContext> running = new ConcurrentHashMap<>();

	private volatile boolean closed;

	public Services(List<ServicePlan> plans) {
		this.plans = List.copyOf(plans);
	}

	/**
	 * Start all services and wait until each is ready.
	 * @param userArguments properties for all of them
	 * @throws StartRefusedException when one does not start; its own report is logged
	 */
	public void start(List<String> userArguments) {
		List<CompletableFuture<Void>> starts = this.plans.stream()
			.map((plan) -> CompletableFuture.runAsync(() -> start(plan, userArguments), threadNamed(plan.name())))
			.toList();
		starts.forEach(CompletableFuture::join);
	}

	private void start(ServicePlan plan, List<String> userArguments) {
		try {
			ConfigurableApplicationContext context = plan.run(userArguments);
			this.running.put(plan.name(), context);
			if (this.closed) {
				context.close();
			}
		}
		catch (RuntimeException ex) {
			throw new CompletionException(ex);
		}
	}

	/** Return the context of a running service. */
	public Optional<ConfigurableApplicationContext> find(String name) {
		return Optional.ofNullable(this.running.get(name));
	}

	/** Stop all stages in their order; one that does not end in time is left behind. */
	@Override
	public void close() {
		this.closed = true;
		for (StopStage stage : StopStage.values()) {
			close(stage);
		}
	}

	private void close(StopStage stage) {
		CompletableFuture<?>[] ends = this.plans.stream()
			.filter((plan) -> plan.stage() == stage)
			.flatMap((plan) -> find(plan.name()).stream()
				.map((context) -> CompletableFuture.runAsync(context::close, threadNamed("stop-" + plan.name()))))
			.toArray(CompletableFuture[]::new);
		try {
			CompletableFuture.allOf(ends).get(STAGE_MILLIS, TimeUnit.MILLISECONDS);
		}
		catch (TimeoutException ex) {
			logger.debug("Not all of {} has stopped in time", stage);
		}
		catch (ExecutionException ex) {
			logger.warn("Not all of {} has stopped", stage, ex.getCause());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private static Executor threadNamed(String name) {
		return (task) -> DaemonThreads.named(name, task).start();
	}

}
