package io.heavyread.cache.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import io.heavyread.cache.faults.Answer.Kind;
import org.jspecify.annotations.Nullable;

/**
 * Finds answers that no correct reader gives. One pass over each post's events in the
 * order of time, so the cost is that of sorting.
 * <ul>
 * <li>bounded staleness: a proven answer reflects every write that was acknowledged
 * longer than max-staleness before it was sent; neither an older version, nor a deleted
 * one, nor a 404 for a post that is there;
 * <li>monotone: for one post a reader never answers with an older version than it has
 * answered before, and nothing deleted comes back;
 * <li>valid: every body was written under that id, with that version and hash;
 * <li>honest: what was lost is not served as proven afterwards.
 * </ul>
 */
final class HistoryChecker {

	private final long maxStalenessNanos;

	private final Loss loss;

	private final Map<String, Committed> byName = new HashMap<>();

	private final Map<Long, Committed> byChain = new HashMap<>();

	private final Map<String, List<Committed>> writesById = new HashMap<>();

	private final Map<String, List<Answer>> answersById;

	private final List<String> violations = new ArrayList<>();

	private HistoryChecker(History history, Duration maxStaleness) {
		this.maxStalenessNanos = maxStaleness.toNanos();
		this.loss = history.loss();
		for (Committed write : history.writes()) {
			if (write.body() != null) {
				this.byName.put(write.body(), write);
			}
			if (write.isAcknowledged()) {
				this.byChain.put(write.chain(), write);
			}
			this.writesById.computeIfAbsent(write.id(), (id) -> new ArrayList<>()).add(write);
		}
		this.answersById = history.answers().stream().collect(Collectors.groupingBy(Answer::id));
	}

	/** Return a sentence for each answer that should not have been given. */
	static List<String> violations(History history, Duration maxStaleness) {
		HistoryChecker checker = new HistoryChecker(history, maxStaleness);
		checker.answersById.forEach(checker::check);
		return checker.violations;
	}

	private void check(String id, List<Answer> answers) {
		List<Committed> writes = this.writesById.getOrDefault(id, List.of());
		PostChecker post = new PostChecker(this.loss, writes);
		List<Answer> bySent = new ArrayList<>(answers);
		bySent.sort(Comparator.comparingLong(Answer::sentNanos));
		List<Answer> byAsked = new ArrayList<>(answers);
		byAsked.sort(Comparator.comparingLong(Answer::askedNanos));
		Map<Answer, Long> floors = seenBefore(post, bySent, byAsked);
		for (Answer answer : bySent) {
			check(post, answer, floors.getOrDefault(answer, 0L));
		}
	}

	/**
	 * For each answer: the order that its reader had answered with before it was asked.
	 */
	private Map<Answer, Long> seenBefore(PostChecker post, List<Answer> bySent, List<Answer> byAsked) {
		Map<Answer, Long> floors = new java.util.IdentityHashMap<>();
		Map<String, Long> seen = new HashMap<>();
		int sent = 0;
		for (Answer answer : byAsked) {
			while (sent < bySent.size() && bySent.get(sent).sentNanos() - answer.askedNanos() < 0) {
				Answer before = bySent.get(sent++);
				seen.merge(before.reader() + post.history(before.sentNanos()), proven(before), Math::max);
			}
			floors.put(answer, seen.getOrDefault(answer.reader() + post.history(answer.sentNanos()), 0L));
		}
		return floors;
	}

	/**
	 * What an answer obliges later ones to, which is nothing when it was lost meanwhile.
	 */
	private long proven(Answer answer) {
		Committed write = writeOf(answer);
		boolean lost = write != null && this.loss.took(write) && this.loss.isOver(answer.sentNanos(), 0);
		return (answer.isProven() && !lost) ? order(answer) : 0;
	}

	private @Nullable Committed writeOf(Answer answer) {
		return answer.body().isEmpty() ? this.byChain.get(answer.chain()) : this.byName.get(answer.body());
	}

	private void check(PostChecker post, Answer answer, long seen) {
		if (answer.kind() == Kind.UNKNOWN) {
			return;
		}
		if (answer.kind() != Kind.ABSENT && !isValid(answer)) {
			violation("unknown bytes", answer, "");
			return;
		}
		if (answer.kind() == Kind.STALE) {
			return;
		}
		long required = post.required(answer.sentNanos() - this.maxStalenessNanos, answer.sentNanos());
		if (answer.kind() == Kind.ABSENT && answer.version() == 0) {
			absent(post, answer, Math.max(required, seen));
		}
		else if (writeOf(answer) == null && this.loss != Loss.NONE) {
			return;
		}
		else if (order(answer) < required) {
			violation("too old", answer, "acknowledged before: " + required);
		}
		else if (order(answer) < seen) {
			violation("went back", answer, "answered before: " + seen);
		}
		Committed write = writeOf(answer);
		if (write != null && this.loss.took(write) && this.loss.isOver(answer.sentNanos(), this.maxStalenessNanos)) {
			violation("lost history as proven", answer, "");
		}
	}

	private void absent(PostChecker post, Answer answer, long least) {
		if (post.isPost(least) && !post.mayBeDeleted(least, answer.sentNanos())) {
			violation("404 for a post that is there", answer, "written: " + least);
		}
	}

	private boolean isValid(Answer answer) {
		Committed write = this.byName.get(answer.body());
		if (write == null || !write.id().equals(answer.id())) {
			return false;
		}
		boolean again = this.loss.recommitted() && answer.version() > write.version();
		return !write.isAcknowledged() || again
				|| (write.version() == answer.version() && write.chain() == answer.chain());
	}

	private long order(Answer answer) {
		Committed write = writeOf(answer);
		if (write == null) {
			return (this.loss == Loss.NONE) ? answer.version() : 0;
		}
		boolean again = this.loss.recommitted() && answer.version() > write.version();
		return again ? answer.version() : this.loss.order(write.endNanos(), answer.version());
	}

	private void violation(String what, Answer answer, String beside) {
		this.violations.add(what + ": " + answer + " " + beside);
	}

}
