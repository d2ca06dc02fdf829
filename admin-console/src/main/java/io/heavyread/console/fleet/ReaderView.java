package io.heavyread.console.fleet;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import io.heavyread.console.charts.Point;
import io.heavyread.console.reader.ReaderAddress;
import io.heavyread.protocol.manage.ReaderState;
import org.jspecify.annotations.Nullable;

/**
 * One reader at one moment. Its last values stay when it does not answer.
 *
 * @param id its id
 * @param dataAddress host:port that serves posts
 * @param managementAddress host:port of the management endpoints
 * @param base where the console calls it; null when it may not be called
 * @param status how it stands
 * @param since since when
 * @param cause why, as a clause; empty when there is nothing to say
 * @param state what it told last; null when it never answered
 * @param sampledAt when it told that
 * @param at the moment of this view
 * @param rate requests per second between the last two answers; NaN when unknown
 * @param history its samples, oldest first
 */
public record ReaderView(String id, String dataAddress, String managementAddress, @Nullable ReaderAddress base,
		ReaderStatus status, Instant since, String cause, @Nullable ReaderState state, @Nullable Instant sampledAt,
		Instant at, double rate, List<Point> history) {

	/** Tell whether the values are old and shown as such. */
	public boolean isStale() {
		return this.state == null || !this.status.answers();
	}

	/** Return why it is not asked, a clause that follows its name. */
	public String silence() {
		return this.cause.isEmpty() ? "does not answer" : this.cause;
	}

	/** Return how old the values are. */
	public Duration age() {
		return (this.sampledAt != null) ? Duration.between(this.sampledAt, this.at) : Duration.ZERO;
	}

	/** Return how long it has stood like this. */
	public Duration lasting() {
		return Duration.between(this.since, this.at);
	}

	/** Return how many changes it is behind the given sequence, 0 or more. */
	public long behind(long storeSequence) {
		return (this.state != null) ? Math.max(0, storeSequence - this.state.sequence()) : 0;
	}

	/** Return how long the process has run, as far as is known. */
	public Duration uptime() {
		Instant started = (this.state != null) ? this.state.started() : null;
		return (started != null) ? Duration.between(started, this.at) : Duration.ZERO;
	}

}
