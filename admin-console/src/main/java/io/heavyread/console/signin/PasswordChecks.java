package io.heavyread.console.signin;

import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Bounds how many passwords are checked at once, since each check takes a processor for
 * about a tenth of a second: half of the processors at most do so, in the order of
 * arrival, and few others wait for a short time. Any thread.
 */
final class PasswordChecks {

	private static final int MAX_WAITING = 24;

	private static final int MAX_OF_ONE_NAME = 12;

	private static final long WAIT_MILLIS = 2000;

	private final Semaphore processors;

	private final Map<String, Integer> waiting = new ConcurrentHashMap<>();

	private final Semaphore places = new Semaphore(MAX_WAITING);

	PasswordChecks(int processors) {
		this.processors = new Semaphore(Math.max(1, processors / 2), true);
	}

	/**
	 * Check a password.
	 * @param name whose
	 * @param check does it
	 * @throws TooManySignInsException when too many wait already, or it has waited for
	 * too long
	 */
	<T> T run(String name, Supplier<T> check) {
		if (!this.places.tryAcquire()) {
			throw new TooManySignInsException();
		}
		try {
			return runInTurn(name.toLowerCase(Locale.ROOT), check);
		}
		finally {
			this.places.release();
		}
	}

	private <T> T runInTurn(String name, Supplier<T> check) {
		if (this.waiting.merge(name, 1, Integer::sum) > MAX_OF_ONE_NAME) {
			leave(name);
			throw new TooManySignInsException();
		}
		try {
			awaitProcessor();
			try {
				return check.get();
			}
			finally {
				this.processors.release();
			}
		}
		finally {
			leave(name);
		}
	}

	private void leave(String name) {
		this.waiting.computeIfPresent(name, (key, count) -> (count > 1) ? count - 1 : null);
	}

	private void awaitProcessor() {
		try {
			if (!this.processors.tryAcquire(WAIT_MILLIS, TimeUnit.MILLISECONDS)) {
				throw new TooManySignInsException();
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new TooManySignInsException();
		}
	}

}
