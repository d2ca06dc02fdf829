package io.heavyread.console.security;

import java.time.Duration;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.heavyread.console.ConsoleProperties;
import org.springframework.stereotype.Component;

/**
 * Counts wrong passwords: by name and address, so that nobody can lock others out from
 * elsewhere, and by name alone with a bound 10 times as high against guessing from many
 * addresses. Any thread; bounded.
 */
@Component
class SignInAttempts {

	private static final int FROM_ANYWHERE = 10;

	private final int limit;

	private final Duration duration;

	private final Cache<String, Integer> failures;

	SignInAttempts(ConsoleProperties properties) {
		this.limit = properties.lockout().attempts();
		this.duration = properties.lockout().duration();
		this.failures = Caffeine.newBuilder().maximumSize(100_000).expireAfterWrite(this.duration).build();
	}

	int limit() {
		return this.limit;
	}

	Duration duration() {
		return this.duration;
	}

	boolean isLocked(String name, String address) {
		return count(here(name, address)) >= this.limit || count(anywhere(name)) >= this.limit * FROM_ANYWHERE;
	}

	private int count(String key) {
		Integer count = this.failures.getIfPresent(key);
		return (count != null) ? count : 0;
	}

	void failed(String name, String address) {
		this.failures.asMap().merge(here(name, address), 1, Integer::sum);
		this.failures.asMap().merge(anywhere(name), 1, Integer::sum);
	}

	void succeeded(String name, String address) {
		this.failures.invalidate(here(name, address));
	}

	private static String here(String name, String address) {
		return address + ' ' + anywhere(name);
	}

	private static String anywhere(String name) {
		return (name.length() > 100) ? name.substring(0, 100) : name;
	}

}
