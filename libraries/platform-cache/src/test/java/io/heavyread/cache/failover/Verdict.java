package io.heavyread.cache.failover;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.heavyread.cache.faults.Answer;
import io.heavyread.cache.faults.Answer.Kind;
import io.heavyread.cache.faults.Committed;
import io.heavyread.cache.faults.History;

/**
 * What a fail-over did to answers and writes, judged by the log of the surviving store.
 * The age of an unmarked answer is the time for which clients had known of a later
 * version; of content that the surviving store never had, it is the time since the
 * promotion.
 */
final class Verdict {

	private final History history;

	private final long promotedNanos;

	private final Map<Long, KeptWrite> byChain;

	private final Map<String, KeptPost> posts = new HashMap<>();

	/** By id, when the first delete was sent that the surviving store does not have. */
	private final Map<String, Long> lostDeletes = new HashMap<>();

	/**
	 * Judge a run.
	 * @param log all writes that the surviving store has, in its order
	 * @param promotedNanos when the surviving store became the primary
	 */
	Verdict(History history, List<KeptWrite> log, long promotedNanos) {
		this.history = history;
		this.promotedNanos = promotedNanos;
		this.byChain = log.stream().collect(Collectors.toMap(KeptWrite::chain, Function.identity()));
		Map<Long, Committed> acknowledged = history.writes()
			.stream()
			.filter(Committed::isAcknowledged)
			.collect(Collectors.toMap(Committed::chain, Function.identity(), (one, other) -> one));
		List<KeptWrite> backwards = new ArrayList<>(log);
		Collections.reverse(backwards);
		backwards.forEach((kept) -> this.posts.computeIfAbsent(kept.id(), (id) -> new KeptPost())
			.addBefore(kept, acknowledged.get(kept.chain())));
		history.writes()
			.stream()
			.filter((write) -> write.body() == null && !this.byChain.containsKey(write.chain()))
			.forEach((write) -> this.lostDeletes.merge(write.id(), write.startNanos(), Math::min));
	}

	/** Return the unmarked answers that are older than their reader's limit. */
	List<Answer> stale(Function<String, Duration> limitOf) {
		return this.history.answers()
			.stream()
			.filter((answer) -> ageNanos(answer) > limitOf.apply(answer.reader()).toNanos())
			.toList();
	}

	/** Return the age of a reader's oldest unmarked answer. */
	Duration oldest(String reader) {
		return Duration.ofNanos(this.history.answers()
			.stream()
			.filter((answer) -> answer.reader().equals(reader))
			.mapToLong(this::ageNanos)
			.max()
			.orElse(0));
	}

	private long ageNanos(Answer answer) {
		if (!answer.isProven()) {
			return 0;
		}
		KeptPost post = this.posts.getOrDefault(answer.id(), new KeptPost());
		if (answer.chain() == 0) {
			long age = post.ageNanos(post.absence(answer.sentNanos()), answer.sentNanos());
			return isOfLostDelete(answer) ? Math.min(age, sincePromotion(answer)) : age;
		}
		KeptWrite kept = this.byChain.get(answer.chain());
		return (kept != null) ? post.ageNanos(kept.sequence(), answer.sentNanos()) : sincePromotion(answer);
	}

	private long sincePromotion(Answer answer) {
		return Math.max(0, answer.sentNanos() - this.promotedNanos);
	}

	/** Tell whether the post may have been deleted where nothing survived. */
	private boolean isOfLostDelete(Answer answer) {
		return this.lostDeletes.getOrDefault(answer.id(), Long.MAX_VALUE) < answer.sentNanos();
	}

	/**
	 * Return the answers, marked or not, that are older than what their reader had
	 * answered for the same post before they were asked for.
	 */
	List<Answer> wentBack() {
		List<Answer> back = new ArrayList<>();
		this.history.answers()
			.stream()
			.filter((answer) -> answer.kind() != Kind.UNKNOWN && this.byChain.containsKey(answer.chain()))
			.collect(Collectors.groupingBy((answer) -> answer.reader() + "/" + answer.id()))
			.values()
			.forEach((answers) -> collectBack(answers, back));
		return back;
	}

	private void collectBack(List<Answer> answers, List<Answer> back) {
		List<Answer> bySent = sorted(answers, Comparator.comparingLong(Answer::sentNanos));
		long seen = 0;
		int next = 0;
		for (Answer answer : sorted(answers, Comparator.comparingLong(Answer::askedNanos))) {
			for (; bySent.get(next).sentNanos() - answer.askedNanos() < 0; next++) {
				seen = Math.max(seen, bySent.get(next).version());
			}
			if (answer.version() < seen) {
				back.add(answer);
			}
		}
	}

	private static List<Answer> sorted(List<Answer> answers, Comparator<Answer> order) {
		return answers.stream().sorted(order).toList();
	}

	/** Return the acknowledged writes that the surviving store does not have. */
	List<Committed> lost() {
		return this.history.writes()
			.stream()
			.filter((write) -> write.isAcknowledged() && !this.byChain.containsKey(write.chain()))
			.toList();
	}

	/**
	 * Return the time from then to the first write of the run, named by how its body
	 * begins, that was sent after it and that the surviving store has; null when there is
	 * none.
	 */
	@org.jspecify.annotations.Nullable
	Duration firstKept(String body, long sinceNanos) {
		return this.history.writes()
			.stream()
			.filter((write) -> write.isAcknowledged() && this.byChain.containsKey(write.chain()))
			.filter((write) -> write.body() != null && write.body().startsWith(body))
			.filter((write) -> write.startNanos() - sinceNanos > 0)
			.map((write) -> Duration.ofNanos(write.endNanos() - sinceNanos))
			.min(Comparator.naturalOrder())
			.orElse(null);
	}

}
