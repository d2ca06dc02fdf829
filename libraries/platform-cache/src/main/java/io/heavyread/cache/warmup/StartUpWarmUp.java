package io.heavyread.cache.warmup;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

import io.heavyread.cache.warmup.WarmUpScope.All;
import io.heavyread.cache.warmup.WarmUpScope.Hottest;
import io.heavyread.cache.warmup.WarmUpScope.Recent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Warms up a reader once, before it is ready, within a time. */
final class StartUpWarmUp {

	private static final Logger logger = LoggerFactory.getLogger(StartUpWarmUp.class);

	private final WarmUps warmUps;

	private final StartUpProperties settings;

	private final Executor afterTime;

	private volatile boolean timeIsOver;

	/**
	 * Create the warm-up of a start.
	 * @param afterTime runs what it is given when the time of a warm-up has passed
	 */
	StartUpWarmUp(WarmUps warmUps, StartUpProperties settings, Executor afterTime) {
		this.warmUps = warmUps;
		this.settings = settings;
		this.afterTime = afterTime;
	}

	/**
	 * Begin, and return at once.
	 * @return completes when the warm-up has ended or its time is over, on an unspecified
	 * thread
	 */
	CompletionStage<?> begin() {
		if (this.settings.warmUp() == StartUpProperties.Policy.NONE) {
			return CompletableFuture.completedFuture(null);
		}
		this.afterTime.execute(() -> this.timeIsOver = true);
		return switch (this.settings.warmUp()) {
			case ALL -> run(WarmUpRequest.of(new All(), false));
			case HOTTEST -> run(limited(new Hottest())).thenCompose(this::recentIfNothing);
			case RECENT, NONE -> run(limited(new Recent()));
		};
	}

	private WarmUpRequest limited(WarmUpScope scope) {
		return new WarmUpRequest(scope, this.settings.warmUpLimit(), false);
	}

	private CompletableFuture<WarmUp> recentIfNothing(WarmUp hottest) {
		boolean nothing = hottest.total() == 0 && hottest.state() == WarmUp.State.DONE;
		return nothing ? run(limited(new Recent())) : CompletableFuture.completedFuture(hottest);
	}

	private CompletableFuture<WarmUp> run(WarmUpRequest request) {
		WarmUpJob job = this.warmUps.start(request, this.settings.warmUpRate());
		this.afterTime.execute(() -> job.cancel("the time for the start's warm-up is over"));
		if (this.timeIsOver) {
			job.cancel("the time for the start's warm-up is over");
		}
		job.ended().thenAccept(StartUpWarmUp::log);
		return job.ended();
	}

	private static void log(WarmUp warmUp) {
		logger.info("Warm-up of the start ({}): {} posts loaded, {} skipped, {} failed{}",
				warmUp.request().scope().label(), warmUp.loaded(), warmUp.skipped(), warmUp.failed(),
				warmUp.detail().isEmpty() ? "" : "; " + warmUp.detail());
	}

}
