package io.heavyread.console.signin;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import io.heavyread.console.ConsoleProperties;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.stereotype.Component;

/**
 * Counts wrong passwords: of a name from an address, so that nobody can lock others out
 * from elsewhere; of all names from an address and of a name from all addresses, with
 * bounds 10 times as high, which do not hold where the name has signed in before. An
 * attempt takes its place in the counts before the password is looked at, so attempts at
 * the same time are no more than attempts in a row. Any thread; bounded.
 */
@Component
class SignInAttempts {

	private static final int WIDE = 10;

	private static final int MAX_COUNTS = 20_000;

	private static final Duration REMEMBERED = Duration.ofDays(30);

	private final int limit;

	private final Duration duration;

	private final Cache<SignInPlace, Count> places;

	private final Cache<String, Count> networks;

	private final Cache<String, Count> names;

	private final Cache<SignInPlace, Boolean> known;

	@Autowired
	SignInAttempts(ConsoleProperties properties) {
		this(properties, Ticker.systemTicker());
	}

	SignInAttempts(ConsoleProperties properties, Ticker ticker) {
		this.limit = properties.lockout().attempts();
		this.duration = properties.lockout().duration();
		this.places = bounded(this.duration, ticker);
		this.networks = bounded(this.duration, ticker);
		this.names = bounded(this.duration, ticker);
		this.known = bounded(REMEMBERED, ticker);
	}

	private static <K, V> Cache<K, V> bounded(Duration kept, Ticker ticker) {
		return Caffeine.newBuilder().maximumSize(MAX_COUNTS).expireAfterWrite(kept).ticker(ticker).build();
	}

	int limit() {
		return this.limit;
	}

	Duration duration() {
		return this.duration;
	}

	/** Tell whether an attempt would be refused; counts nothing. */
	boolean isLocked(String name, String address) {
		SignInPlace place = SignInPlace.of(name, address);
		int wide = wideLimit(place);
		return isLocked(this.places, place, this.limit) || isLocked(this.networks, place.network(), wide)
				|| isLocked(this.names, place.name(), wide);
	}

	private static <K> boolean isLocked(Cache<K, Count> counts, K key, int limit) {
		Count count = counts.getIfPresent(key);
		return count != null && count.isLocked(limit);
	}

	private int wideLimit(SignInPlace place) {
		return (this.known.getIfPresent(place) != null) ? Integer.MAX_VALUE : this.limit * WIDE;
	}

	/**
	 * Begin an attempt, which counts until it has ended.
	 * @throws LockedException after too many wrong passwords
	 * @throws TooManySignInsException when it would be one too many if those at the same
	 * time are wrong
	 */
	Attempt begin(String name, String address) {
		SignInPlace place = SignInPlace.of(name, address);
		int wide = wideLimit(place);
		Attempt attempt = new Attempt(place);
		try {
			attempt.enter(this.places, place, this.limit);
			attempt.enter(this.networks, place.network(), wide);
			attempt.enter(this.names, place.name(), wide);
			return attempt;
		}
		catch (AuthenticationException ex) {
			attempt.leave();
			throw ex;
		}
	}

	/** An attempt that has its place in the counts. For one thread. */
	final class Attempt {

		private final SignInPlace place;

		private final List<Entered<?>> entered = new ArrayList<>(3);

		private Attempt(SignInPlace place) {
			this.place = place;
		}

		private <K> void enter(Cache<K, Count> counts, K key, int limit) {
			Count count = counts.get(key, (absent) -> new Count());
			count.enter(limit);
			this.entered.add(new Entered<>(counts, key, count, limit));
		}

		private void leave() {
			this.entered.forEach((one) -> one.count.leave());
		}

		/** End it; after a right password what failed at this place is forgiven. */
		void end(boolean right) {
			if (!right) {
				this.entered.forEach(Entered::fail);
				return;
			}
			leave();
			SignInAttempts.this.places.invalidate(this.place);
			SignInAttempts.this.known.put(this.place, true);
		}

	}

	private record Entered<K>(Cache<K, Count> counts, K key, Count count, int limit) {

		/** The time of a lock begins with the last failure before it. */
		void fail() {
			if (this.count.fail() == this.limit) {
				this.counts.put(this.key, this.count);
			}
		}

	}

	/** How many attempts were wrong, and how many have not ended. Any thread. */
	private static final class Count {

		private int failed;

		private int open;

		synchronized boolean isLocked(int limit) {
			return this.failed >= limit;
		}

		synchronized void enter(int limit) {
			if (this.failed >= limit) {
				throw new LockedException("locked after wrong passwords");
			}
			if (this.failed + this.open >= limit) {
				throw new TooManySignInsException();
			}
			this.open++;
		}

		synchronized void leave() {
			this.open--;
		}

		synchronized int fail() {
			this.open--;
			return ++this.failed;
		}

	}

}
