package io.heavyread.cache.warmup;

/**
 * What to warm up.
 *
 * @param scope which posts
 * @param limit most posts to look at, 1 to {@value #MAX_LIMIT}
 * @param dryRun whether to count only: nothing is loaded then
 */
public record WarmUpRequest(WarmUpScope scope, int limit, boolean dryRun) {

	/** The largest limit; a request without a bound of its own has it. */
	public static final int MAX_LIMIT = 100_000_000;

	/** How many of the newest posts are taken when nothing else is said. */
	public static final int RECENT_LIMIT = 1000;

	public WarmUpRequest {
		if (limit < 1 || limit > MAX_LIMIT) {
			throw new IllegalArgumentException("a limit is a number from 1 to " + MAX_LIMIT + ", not " + limit);
		}
	}

	/** Return a request with the scope's own limit. */
	public static WarmUpRequest of(WarmUpScope scope, boolean dryRun) {
		return new WarmUpRequest(scope, (scope instanceof WarmUpScope.Recent) ? RECENT_LIMIT : MAX_LIMIT, dryRun);
	}

}
