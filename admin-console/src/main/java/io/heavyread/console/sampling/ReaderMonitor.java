package io.heavyread.console.sampling;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

import io.heavyread.console.charts.Point;
import io.heavyread.console.fleet.ReaderStatus;
import io.heavyread.console.fleet.ReaderView;
import io.heavyread.console.reader.ReaderAddress;
import io.heavyread.protocol.fleet.Member;
import io.heavyread.protocol.fleet.Proof;
import io.heavyread.protocol.manage.ReaderState;
import org.jspecify.annotations.Nullable;

/**
 * What the sampler remembers of one reader. One missed answer changes nothing; three in a
 * row do. All methods are called with the sampler's lock held.
 */
final class ReaderMonitor {

	private static final int MISSES = 3;

	private static final Duration SILENT = Duration.ofSeconds(5);

	private final Deque<Point> history = new ArrayDeque<>();

	private Member member;

	private @Nullable ReaderAddress base;

	private String refusal = "";

	private Instant heartbeatSeen;

	private @Nullable ReaderState state;

	private @Nullable Instant sampledAt;

	private double rate = Double.NaN;

	private int misses;

	private String problem = "";

	private ReaderStatus status;

	private Instant since;

	ReaderMonitor(Member member, Instant now) {
		this.member = member;
		this.heartbeatSeen = now;
		this.status = standing(member);
		this.since = now;
	}

	void registered(Member latest, Instant now) {
		if (latest.heartbeatMillis() != this.member.heartbeatMillis()) {
			this.heartbeatSeen = now;
		}
		if (!latest.managementAddress().equals(this.member.managementAddress())) {
			this.base = null;
		}
		this.member = latest;
	}

	/**
	 * Take the address that may be called, or the reason why none may, for the management
	 * address that was registered.
	 */
	void address(String registered, @Nullable ReaderAddress allowed, String reason) {
		if (registered.equals(this.member.managementAddress())) {
			this.base = allowed;
			this.refusal = reason;
		}
	}

	private static ReaderStatus standing(Member member) {
		return switch (member.proof()) {
			case PROVEN -> ReaderStatus.of(member.state());
			case OLDER -> ReaderStatus.OLDER;
			case UNPROVEN, INVALID -> ReaderStatus.UNPROVEN;
		};
	}

	@Nullable ReaderAddress base() {
		return this.base;
	}

	void answered(ReaderState latest, Instant now) {
		if (this.state != null && this.sampledAt != null) {
			double seconds = Duration.between(this.sampledAt, now).toNanos() / 1e9;
			long requests = latest.requests() - this.state.requests();
			this.rate = (seconds > 0 && requests >= 0) ? requests / seconds : Double.NaN;
		}
		this.state = latest;
		this.sampledAt = now;
		this.misses = 0;
		this.problem = "";
		this.heartbeatSeen = now;
	}

	void missed(String why) {
		this.misses++;
		this.problem = why;
	}

	/** Decide how the reader stands and return it as it is now. */
	ReaderView view(Instant now, boolean registryAnswers) {
		ReaderStatus next = judge(now, registryAnswers);
		if (next != this.status) {
			this.since = begin(next, now);
			this.status = next;
		}
		else if (this.state != null && next.answers()) {
			this.since = begin(next, this.since);
		}
		if (this.history.size() == Point.HISTORY_SECONDS) {
			this.history.removeFirst();
		}
		this.history.addLast(point(now));
		return new ReaderView(this.member.id(), this.member.dataAddress(), this.member.managementAddress(), this.base,
				this.status, this.since, cause(), this.state, this.sampledAt, now,
				this.status.answers() ? this.rate : Double.NaN, List.copyOf(this.history));
	}

	private ReaderStatus judge(Instant now, boolean registryAnswers) {
		boolean silent = registryAnswers && Duration.between(this.heartbeatSeen, now).compareTo(SILENT) > 0;
		if (this.member.proof() != Proof.PROVEN) {
			return silent ? ReaderStatus.GONE : standing(this.member);
		}
		if (this.misses < MISSES && this.base != null && this.state != null) {
			return ReaderStatus.of(this.state.state());
		}
		if (this.misses < MISSES && (this.base != null || this.refusal.isEmpty())) {
			return ReaderStatus.of(this.member.state());
		}
		return silent ? ReaderStatus.GONE : ReaderStatus.NO_ANSWER;
	}

	/** The reader itself knows best since when it is in its state. */
	private Instant begin(ReaderStatus next, Instant otherwise) {
		Instant told = (this.state != null && next.answers()) ? this.state.began() : null;
		return (told != null) ? told : otherwise;
	}

	private String cause() {
		if (!this.refusal.isEmpty()) {
			return this.refusal;
		}
		if (this.status == ReaderStatus.GONE || this.status == ReaderStatus.NO_ANSWER) {
			return this.problem;
		}
		String told = (this.state != null) ? this.state.cause() : null;
		return (told != null) ? told : "";
	}

	private Point point(Instant now) {
		long second = now.getEpochSecond();
		ReaderState latest = this.state;
		if (latest == null || this.misses > 0 || !this.status.answers()) {
			return Point.unknown(second);
		}
		Double ratio = latest.hitRatio1m();
		ReaderState.Lag lag = latest.propagationLag();
		boolean changes = lag.p99Ms() > 0;
		return new Point(second, (ratio != null) ? ratio : Double.NaN, this.rate, changes ? lag.p50Ms() : Double.NaN,
				changes ? lag.p99Ms() : Double.NaN, this.status == ReaderStatus.LIVE);
	}

}
