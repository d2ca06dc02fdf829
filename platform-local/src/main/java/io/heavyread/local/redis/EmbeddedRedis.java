package io.heavyread.local.redis;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

import io.heavyread.local.start.StartRefusedException;
import io.heavyread.protocol.support.DaemonThreads;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A real Redis server of this platform, in a process of its own. It listens on 127.0.0.1,
 * syncs its append-only file on every write, and is restarted with the same data when it
 * dies. Made and closed by the launcher; its own thread watches the process. The data
 * directory stays locked until {@link #close()}.
 */
public final class EmbeddedRedis implements AutoCloseable {

	private static final Logger logger = LoggerFactory.getLogger(EmbeddedRedis.class);

	private static final long READY_NANOS = TimeUnit.SECONDS.toNanos(60);

	private static final long STOP_SECONDS = 2;

	private static final long POLL_MILLIS = 10;

	private static final long LONGEST_PAUSE_MILLIS = 5000;

	private final DataDirectory directory;

	private final RedisSettings settings;

	private final RedisExecutable executable;

	private final RedisLog log;

	private final DiskSpace disk;

	private final Thread watch = DaemonThreads.named("redis-watch", this::watch);

	private volatile boolean closing;

	private volatile @Nullable Process process;

	private EmbeddedRedis(DataDirectory directory, RedisSettings settings, RedisExecutable executable, DiskSpace disk) {
		this.directory = directory;
		this.settings = settings;
		this.executable = executable;
		this.log = new RedisLog(directory.path());
		this.disk = disk;
	}

	/**
	 * Lock the data directory and stop what an earlier run left behind in it.
	 * @throws StartRefusedException when the directory is held or unusable, no server can
	 * run here, or the one that can does not read what is stored
	 */
	public static EmbeddedRedis prepare(RedisSettings settings) {
		return prepare(settings, new DiskSpace(settings.directory()));
	}

	static EmbeddedRedis prepare(RedisSettings settings, DiskSpace disk) {
		DataDirectory directory = DataDirectory.lock(settings.directory());
		try {
			OrphanRedis.stopAll(directory, settings.port());
			RedisExecutable executable = RedisExecutable.find(settings.executable(), directory.path().resolve("bin"));
			if (!settings.fresh()) {
				new StoredData(directory.path()).requireReader(executable);
			}
			return new EmbeddedRedis(directory, settings, executable, disk);
		}
		catch (RuntimeException ex) {
			directory.close();
			throw ex;
		}
	}

	/**
	 * Start the server and wait until it has loaded its data and answers.
	 * @throws StartRefusedException when it ends or does not answer within a minute
	 */
	public void start() {
		try {
			if (this.settings.fresh()) {
				this.directory.wipe();
			}
			launch();
			logger.info("Redis {} answers on port {}", server(), this.settings.port());
		}
		catch (IOException ex) {
			close();
			throw new StartRefusedException(
					"Redis does not start: " + ex.getMessage() + ". Its log is " + this.log.path() + ".", ex);
		}
		this.watch.start();
	}

	private void launch() throws IOException {
		Process started = spawn();
		try {
			awaitReady(started);
		}
		catch (IOException ex) {
			started.destroyForcibly();
			throw ex;
		}
	}

	private synchronized Process spawn() throws IOException {
		requireOpen();
		this.log.begin();
		Process started = RedisCommand.start(this.executable.path(), this.settings);
		this.process = started;
		try {
			this.directory.rememberProcess(started);
		}
		catch (IOException ex) {
			started.destroyForcibly();
			throw ex;
		}
		return started;
	}

	private void requireOpen() throws IOException {
		if (this.closing) {
			throw new IOException("the platform stops");
		}
	}

	private void awaitReady(Process started) throws IOException {
		RedisProbe probe = new RedisProbe(this.settings.port());
		long deadline = System.nanoTime() + READY_NANOS;
		while (!probe.isReady()) {
			requireOpen();
			if (hasEnded(started, POLL_MILLIS)) {
				throw new IOException("it ended with code " + started.exitValue() + cause());
			}
			if (System.nanoTime() > deadline) {
				throw new IOException("it does not answer on port " + this.settings.port());
			}
		}
	}

	/** Return what is known of why it ended, to be appended to the code. */
	private String cause() {
		String warnings = this.log.cause();
		return (warnings.isEmpty() ? "" : " (" + warnings + ")") + (this.disk.isFull() ? "; " + this.disk : "");
	}

	private void watch() {
		try {
			while (!this.closing) {
				Process watched = this.process;
				if (watched != null) {
					int code = watched.waitFor();
					restart(code);
				}
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private void restart(int code) throws InterruptedException {
		if (this.closing) {
			return;
		}
		logger.warn("Redis ended with code {}{}; it is restarted with the same data{}", code, cause(),
				this.disk.isFull() ? " once there is room" : "");
		long pauseMillis = POLL_MILLIS;
		while (!this.closing && !relaunch(pauseMillis == POLL_MILLIS)) {
			TimeUnit.MILLISECONDS.sleep(pauseMillis);
			pauseMillis = Math.min(2 * pauseMillis, LONGEST_PAUSE_MILLIS);
		}
	}

	/** On a full disk a restarted server would end again at the next write. */
	private boolean relaunch(boolean first) {
		if (this.disk.isFull()) {
			return false;
		}
		try {
			launch();
			logger.info("Redis answers again on port {}", this.settings.port());
			return true;
		}
		catch (IOException ex) {
			if (first && !this.closing) {
				logger.warn("Redis does not start: {}; it is tried again and again. Its log is {}", ex.getMessage(),
						this.log.path());
			}
			return false;
		}
	}

	/** Return host:port of the server. */
	public String address() {
		return "127.0.0.1:" + this.settings.port();
	}

	/** Return the server's version, and which server that is. */
	public String server() {
		return this.executable.version()
				+ ((this.settings.executable() != null) ? ", " + this.executable.path() : ", the embedded one");
	}

	/** Return where the server keeps its data. */
	public Path directory() {
		return this.settings.directory();
	}

	/** Stop the server, by force after two seconds, and release the data directory. */
	@Override
	public void close() {
		this.closing = true;
		this.watch.interrupt();
		stop();
		this.directory.close();
	}

	private synchronized void stop() {
		Process running = this.process;
		this.process = null;
		if (running != null) {
			stop(running);
		}
	}

	private void stop(Process running) {
		running.destroy();
		try {
			if (!running.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
				running.destroyForcibly();
			}
			this.directory.rememberProcess(null);
		}
		catch (IOException ex) {
			logger.warn("The process file cannot be deleted", ex);
		}
		catch (InterruptedException ex) {
			running.destroyForcibly();
			Thread.currentThread().interrupt();
		}
	}

	private static boolean hasEnded(Process process, long millis) throws IOException {
		try {
			return process.waitFor(millis, TimeUnit.MILLISECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IOException("interrupted", ex);
		}
	}

}
