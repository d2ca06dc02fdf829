package io.heavyread.console.security;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.heavyread.console.ConsoleProperties;
import org.springframework.stereotype.Component;

/**
 * Counts wrong passwords: of a name from an address, so that nobody can lock others out
 * from elsewhere; of all names from an address and of a name from all addresses, with
 * bounds 10 times as high. The last one does not count where the name has signed in
 * before. Each attempt counts as wrong from its beginning until it is known to be right,
 * so attempts at the same time are no more than attempts in a row. Any thread; bounded.
 */
@Component
class SignInAttempts {

	private static final int WIDE = 10;

	private static final int MAX_COUNTS = 20_000;

	private static final Duration REMEMBERED = Duration.ofDays(30);

	private final int limit;

	private final Duration duration;

	private final Cache<Place, AtomicInteger> places;

	private final Cache<String, AtomicInteger> networks;

	private final Cache<String, AtomicInteger> names;

	private final Cache<Place, Boolean> known = Caffeine.newBuilder()
		.maximumSize(MAX_COUNTS)
		.expireAfterWrite(REMEMBERED)
		.build();

	SignInAttempts(ConsoleProperties properties) {
		this.limit = properties.lockout().attempts();
		this.duration = properties.lockout().duration();
		this.places = counts();
		this.networks = counts();
		this.names = counts();
	}

	private <K> Cache<K, AtomicInteger> counts() {
		return Caffeine.newBuilder().maximumSize(MAX_COUNTS).expireAfterWrite(this.duration).build();
	}

	int limit() {
		return this.limit;
	}

	Duration duration() {
		return this.duration;
	}

	/** Tell whether an attempt would be refused; counts nothing. */
	boolean isLocked(String name, String address) {
		Place place = Place.of(name, address);
		return isFull(this.places, place, this.limit) || isFull(this.networks, place.network(), this.limit * WIDE)
				|| isFull(this.names, place.name(), limitOfName(place));
	}

	private static <K> boolean isFull(Cache<K, AtomicInteger> counts, K key, int limit) {
		AtomicInteger count = counts.getIfPresent(key);
		return count != null && count.get() >= limit;
	}

	private int limitOfName(Place place) {
		return (this.known.getIfPresent(place) != null) ? Integer.MAX_VALUE : this.limit * WIDE;
	}

	/** Count an attempt as wrong; empty when the name or the address is locked. */
	Optional<Attempt> begin(String name, String address) {
		Place place = Place.of(name, address);
		Attempt attempt = new Attempt(place);
		if (attempt.count(this.places, place, this.limit)
				&& attempt.count(this.networks, place.network(), this.limit * WIDE)
				&& attempt.count(this.names, place.name(), limitOfName(place))) {
			return Optional.of(attempt);
		}
		attempt.takeBack();
		return Optional.empty();
	}

	/** An attempt that counts as wrong until it succeeds. For one thread. */
	final class Attempt {

		private final Place place;

		private final List<AtomicInteger> counted = new ArrayList<>(3);

		private Attempt(Place place) {
			this.place = place;
		}

		/** With the last one that is allowed the time of the lock begins. */
		private <K> boolean count(Cache<K, AtomicInteger> counts, K key, int limit) {
			AtomicInteger count = counts.get(key, (absent) -> new AtomicInteger());
			int before = count.getAndUpdate((now) -> (now < limit) ? now + 1 : now);
			if (before >= limit) {
				return false;
			}
			this.counted.add(count);
			if (before == limit - 1) {
				counts.put(key, count);
			}
			return true;
		}

		/** The password was right: what failed before at this place is forgiven. */
		void succeeded() {
			takeBack();
			SignInAttempts.this.places.invalidate(this.place);
			SignInAttempts.this.known.put(this.place, true);
		}

		private void takeBack() {
			this.counted.forEach(AtomicInteger::decrementAndGet);
			this.counted.clear();
		}

	}

	/**
	 * Who tries it, and from where.
	 *
	 * @param name the name as the users' store compares it
	 * @param network the address, of IPv6 the network: who has one address there has 2^64
	 */
	private record Place(String name, String network) {

		static Place of(String name, String address) {
			return new Place(name.toLowerCase(Locale.ROOT), network(address));
		}

		private static String network(String address) {
			if (address.indexOf(':') < 0) {
				return address;
			}
			try {
				byte[] bytes = InetAddress.getByName(address).getAddress();
				return (bytes.length == 16) ? HexFormat.of().formatHex(bytes, 0, 8) : address;
			}
			catch (UnknownHostException ex) {
				return address;
			}
		}

	}

}
