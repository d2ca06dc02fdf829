package io.heavyread.reader.answer;

import java.nio.charset.StandardCharsets;

import io.heavyread.cache.Entry;
import io.heavyread.cache.Load;
import io.heavyread.cache.PostCache;
import io.heavyread.protocol.FeedState;
import io.heavyread.reader.http.Freshness;
import io.heavyread.reader.http.Problem;
import io.heavyread.reader.http.Resource;
import io.heavyread.reader.traffic.Lookup;
import org.jspecify.annotations.Nullable;

/**
 * Decides how requests are answered: from memory while the lease proves it, by loading,
 * marked as stale, or not at all. One per server; each call on the connection's event
 * loop.
 */
public final class Answers {

	private static final long SECOND_NANOS = 1_000_000_000L;

	private final PostCache cache;

	private final PostResponses responses;

	private final String readerId;

	/**
	 * Create the answers of a server.
	 * @param cache where posts come from
	 * @param readerId the value of {@code X-Reader}
	 */
	public Answers(PostCache cache, String readerId) {
		this.cache = cache;
		this.responses = new PostResponses();
		this.readerId = readerId;
	}

	boolean isLeased(long nanoTime) {
		return this.cache.isLeased(nanoTime);
	}

	void answer(Exchange exchange, Request request) {
		switch (request.resource()) {
			case POST -> post(exchange, request);
			case POST_REDIS -> fromStore(exchange, request);
			case POST_MARSHAL -> post(exchange, request);
			case HEALTH -> health(exchange, request);
			case UNKNOWN -> problem(exchange, request, Problem.NO_RESOURCE);
		}
	}

	private void post(Exchange exchange, Request request) {
		String id = request.id();
		String minVersion = request.headers().minVersion();
		if (id == null) {
			problem(exchange, request, Problem.ID);
		}
		else if (minVersion != null) {
			postOfVersion(exchange, request, id, MinVersion.parse(minVersion));
		}
		else if (exchange.isLeased()) {
			leased(exchange, request, id);
		}
		else {
			unproven(exchange, request, id);
		}
	}

	private void postOfVersion(Exchange exchange, Request request, String id, long version) {
		if (version < 0) {
			problem(exchange, request, Problem.MIN_VERSION);
			return;
		}
		// The position first: what is looked up afterwards reflects it.
		boolean reached = this.cache.position().sequence() >= version;
		Entry entry = this.cache.get(id);
		if (!reached || (entry != null && !this.cache.isCurrent(entry))) {
			exchange.await(this.cache.load(id, version), request);
		}
		else if (exchange.isLeased()) {
			leased(exchange, request, id);
		}
		else {
			unproven(exchange, request, id);
		}
	}

	private void leased(Exchange exchange, Request request, String id) {
		Entry entry = this.cache.get(id);
		if (entry != null && this.cache.isCurrent(entry)) {
			hit(exchange, request, entry);
		}
		else if (this.cache.isKnownAbsent(id)) {
			exchange.count(Lookup.HIT);
			problem(exchange, request, Problem.NO_POST);
		}
		else {
			exchange.await(this.cache.load(id), request);
		}
	}

	private void hit(Exchange exchange, Request request, Entry entry) {
		exchange.count(Lookup.HIT);
		int hits = exchange.sampledHits();
		if (hits > 0) {
			this.cache.recordHits(entry, hits);
		}
		if (entry.isTombstone()) {
			problem(exchange, request, Problem.NO_POST);
		}
		else {
			this.responses.write(exchange, request, entry, Freshness.HIT, 0);
		}
	}

	private void unproven(Exchange exchange, Request request, String id) {
		Entry entry = this.cache.get(id);
		if (entry != null && entry.isTombstone()) {
			exchange.count(Lookup.STALE);
			problem(exchange, request, Problem.UNAVAILABLE);
		}
		else if (!stale(exchange, request, entry)) {
			exchange.await(this.cache.load(id), request);
		}
	}

	/** Answer with a stale post, if there is one that is not too old. */
	private boolean stale(Exchange exchange, Request request, @Nullable Entry entry) {
		if (entry == null || entry.isTombstone()) {
			return false;
		}
		long age = this.cache.proofAgeNanos(entry, exchange.readNanos());
		if (age > this.cache.maxStaleNanos()) {
			return false;
		}
		exchange.count(Lookup.STALE);
		this.responses.write(exchange, request, entry, Freshness.STALE, Math.max(0, age) / SECOND_NANOS);
		return true;
	}

	private void fromStore(Exchange exchange, Request request) {
		String id = request.id();
		if (id == null) {
			problem(exchange, request, Problem.ID);
		}
		else {
			exchange.await(this.cache.load(id), request);
		}
	}

	/**
	 * Answer with what the store said; null is a defect of the load. The lease is checked
	 * again: without it, what the store said proves nothing about now.
	 */
	void loaded(Exchange exchange, Request request, @Nullable Load load) {
		if (load instanceof Load.Found found) {
			found(exchange, request, found.entry());
		}
		else if (load instanceof Load.Absent && exchange.isLeased()) {
			missed(exchange, request, Problem.NO_POST, "");
		}
		else if (load instanceof Load.Absent) {
			missed(exchange, request, Problem.UNAVAILABLE, "");
		}
		else if (load instanceof Load.NotReached) {
			missed(exchange, request, Problem.TOO_OLD, "");
		}
		else {
			unknown(exchange, request, (load instanceof Load.Unknown unknown) ? unknown.reason() : "");
		}
	}

	private void found(Exchange exchange, Request request, Entry entry) {
		if (exchange.isLeased()) {
			exchange.count(Lookup.MISS);
			this.responses.write(exchange, request, entry, Freshness.MISS, 0);
		}
		else if (!stale(exchange, request, entry)) {
			missed(exchange, request, Problem.UNAVAILABLE, "");
		}
	}

	private void unknown(Exchange exchange, Request request, String reason) {
		String id = request.id();
		boolean fromMemory = request.resource() != Resource.POST_REDIS && request.headers().minVersion() == null;
		Entry entry = (id != null && fromMemory) ? this.cache.get(id) : null;
		if (entry != null && exchange.isLeased() && this.cache.isCurrent(entry)) {
			hit(exchange, request, entry);
		}
		else if (!stale(exchange, request, entry)) {
			missed(exchange, request, Problem.UNAVAILABLE, reason);
		}
	}

	private static void missed(Exchange exchange, Request request, Problem problem, String reason) {
		exchange.count(Lookup.MISS);
		unknown(exchange, request, problem, reason);
	}

	private static void unknown(Exchange exchange, Request request, Problem problem, String reason) {
		String sentence = reason.isEmpty() ? problem.detail()
				: problem.detail().substring(0, problem.detail().length() - 1) + ": " + reason + ".";
		exchange.problem(request, problem, sentence, "");
	}

	private void health(Exchange exchange, Request request) {
		FeedState state = this.cache.state();
		boolean healthy = (state == FeedState.LIVE || state == FeedState.RESYNC) && exchange.isLeased();
		String who = "\"hostname\":\"" + this.readerId + "\",\"role\":\"reader\"";
		if (healthy) {
			exchange.document(request, ("{" + who + ",\"status\":\"healthy\"}").getBytes(StandardCharsets.UTF_8));
		}
		else {
			exchange.problem(request, Problem.UNAVAILABLE,
					"The reader is " + state + (exchange.isLeased() ? "." : ", without a lease."),
					"," + who + ",\"state\":\"" + state + "\"");
		}
	}

	private static void problem(Exchange exchange, Request request, Problem problem) {
		exchange.problem(problem, request.headOnly(), request.persistence());
	}

}
