package io.heavyread.local.redis;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import io.heavyread.local.start.StartRefusedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The Redis that an earlier platform left behind when it was killed. A process is stopped
 * only when it is certain that it is one: it must run in our locked directory, by its
 * command line or by its own answer.
 */
final class OrphanRedis {

	private static final Logger logger = LoggerFactory.getLogger(OrphanRedis.class);

	private static final long STOP_NANOS = TimeUnit.SECONDS.toNanos(5);

	private static final long POLL_MILLIS = 20;

	private OrphanRedis() {
	}

	/** Stop the orphans of the directory, the remembered one and the one on the port. */
	static void stopAll(DataDirectory directory, int port) {
		remembered(directory).ifPresent(OrphanRedis::stop);
		listening(directory.path(), port).ifPresent(OrphanRedis::stop);
	}

	private static Optional<ProcessHandle> remembered(DataDirectory directory) {
		return process(directory.rememberedProcess()).filter((process) -> isOurs(process, directory.path()));
	}

	private static Optional<ProcessHandle> listening(Path directory, int port) {
		RedisProbe probe = new RedisProbe(port);
		return probe.directory().filter(directory::equals).flatMap((same) -> process(probe.processId()));
	}

	private static Optional<ProcessHandle> process(OptionalLong processId) {
		return processId.isPresent() ? ProcessHandle.of(processId.getAsLong()) : Optional.empty();
	}

	private static boolean isOurs(ProcessHandle process, Path directory) {
		List<String> arguments = List.of(process.info().arguments().orElse(new String[0]));
		int option = arguments.indexOf("--dir");
		return arguments.contains("--appendfsync") && option >= 0 && option + 1 < arguments.size()
				&& arguments.get(option + 1).equals(directory.toString());
	}

	private static void stop(ProcessHandle process) {
		logger.info("An earlier run left a Redis behind (process {}); it is stopped", process.pid());
		process.destroy();
		if (!isGone(process)) {
			process.destroyForcibly();
			if (!isGone(process)) {
				throw new StartRefusedException(
						"Redis of an earlier run, process " + process.pid() + ", does not end; stop it.");
			}
		}
	}

	private static boolean isGone(ProcessHandle process) {
		long deadline = System.nanoTime() + STOP_NANOS;
		while (System.nanoTime() < deadline) {
			if (hasEnded(process)) {
				return true;
			}
		}
		return false;
	}

	private static boolean hasEnded(ProcessHandle process) {
		try {
			process.onExit().get(POLL_MILLIS, TimeUnit.MILLISECONDS);
			return true;
		}
		catch (TimeoutException ex) {
			// One that nobody reaps stays in the process table, without a command.
			return process.info().command().isEmpty();
		}
		catch (ExecutionException ex) {
			throw new IllegalStateException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new StartRefusedException("The start was interrupted.", ex);
		}
	}

}
