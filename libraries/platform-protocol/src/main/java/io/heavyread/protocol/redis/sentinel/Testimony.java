package io.heavyread.protocol.redis.sentinel;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/**
 * What the sentinels say together: the last answer of each, which may be of different
 * rounds. Pure.
 * <p>
 * A server is confirmed when a majority names it, as of the oldest question of the best
 * such majority. Each sentinel that has learned of a promotion names the new primary from
 * then on, so a majority that named the old one contains none that had learned before its
 * own question; the oldest question is before all of them, whichever rounds they are of.
 *
 * @param configured how many sentinels are configured
 * @param answers at most one of each sentinel
 */
record Testimony(int configured, List<SentinelAnswer> answers) {

	/**
	 * An older answer says nothing any more, also not against a server. Sentinels tell
	 * each other of a promotion every two seconds.
	 */
	static final long MEMORY_NANOS = TimeUnit.SECONDS.toNanos(10);

	Testimony {
		answers = List.copyOf(answers);
	}

	/** Return the testimony without what is too old. */
	Testimony at(long nowNanos) {
		return new Testimony(this.configured,
				this.answers.stream().filter((answer) -> answer.ageNanos(nowNanos) <= MEMORY_NANOS).toList());
	}

	/** Return how many sentinels there are, configured or reported. */
	int sentinels() {
		return Math.max(this.configured, this.answers.stream().mapToInt(SentinelAnswer::sentinels).max().orElse(0));
	}

	int majority() {
		return this.sentinels() / 2 + 1;
	}

	/** Return the address that a majority names, whatever else they hold of it. */
	Optional<InetSocketAddress> named(long nowNanos) {
		return at(nowNanos).answers.stream()
			.collect(Collectors.groupingBy(SentinelAnswer::named, Collectors.counting()))
			.entrySet()
			.stream()
			.filter((named) -> named.getValue() >= majority())
			.map(Map.Entry::getKey)
			.findFirst();
	}

	/**
	 * Return how old the confirmation of a server is; empty when it has none.
	 * @param server tells whether an address is the server's
	 */
	OptionalLong confirmationAgeNanos(Predicate<InetSocketAddress> server, long nowNanos) {
		return at(nowNanos).confirmationAge(server, nowNanos);
	}

	private OptionalLong confirmationAge(Predicate<InetSocketAddress> server, long nowNanos) {
		List<SentinelAnswer> witnesses = witnesses(server);
		return witnesses.isEmpty() ? OptionalLong.empty()
				: smallest(majority(), witnesses, (answer) -> answer.ageNanos(nowNanos));
	}

	/**
	 * Return for how much longer a server cannot be replaced for its silence: until so
	 * many of the sentinels may hold it for down as it takes, where each that is no
	 * witness may do so already. 0 or less when it may have been replaced, or has no
	 * confirmation.
	 * @param server tells whether an address is the server's
	 */
	long patienceNanos(Predicate<InetSocketAddress> server, long nowNanos) {
		return at(nowNanos).patience(server, nowNanos);
	}

	private long patience(Predicate<InetSocketAddress> server, long nowNanos) {
		List<SentinelAnswer> witnesses = witnesses(server);
		int quorum = witnesses.stream().mapToInt(SentinelAnswer::quorum).min().orElse(0);
		int needed = quorum - (sentinels() - witnesses.size());
		return (needed <= 0) ? 0
				: smallest(needed, witnesses, (answer) -> answer.patienceNanos(nowNanos)).orElse(Long.MAX_VALUE);
	}

	private static OptionalLong smallest(int number, List<SentinelAnswer> answers, ToLongFunction<SentinelAnswer> of) {
		return answers.stream().mapToLong(of).sorted().skip(number - 1L).findFirst();
	}

	/** Return those that confirm the server; none when they are no majority. */
	private List<SentinelAnswer> witnesses(Predicate<InetSocketAddress> server) {
		List<SentinelAnswer> witnesses = this.answers.stream()
			.filter((answer) -> !answer.doubted() && server.test(answer.named()))
			.toList();
		return (witnesses.size() < majority() || isSuperseded(server, witnesses)) ? List.of() : witnesses;
	}

	/**
	 * Tell whether somebody knows of a later promotion of another server, or is just
	 * promoting one, which the others hear of later. A doubted one was promoted all the
	 * same. A sentinel that was restarted, or is new, names an old address with a lower
	 * epoch, and changes nothing.
	 */
	private boolean isSuperseded(Predicate<InetSocketAddress> server, List<SentinelAnswer> witnesses) {
		long epoch = witnesses.stream().mapToLong(SentinelAnswer::configEpoch).max().orElse(0);
		return this.answers.stream()
			.anyMatch((answer) -> server.test(answer.named()) ? answer.replacing() : answer.configEpoch() > epoch);
	}

}
