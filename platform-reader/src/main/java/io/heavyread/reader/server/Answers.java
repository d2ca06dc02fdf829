package io.heavyread.reader.server;

import java.nio.charset.StandardCharsets;

import io.heavyread.cache.Entry;
import io.heavyread.cache.FeedState;
import io.heavyread.cache.Load;
import io.heavyread.cache.PostCache;
import io.heavyread.reader.http.Freshness;
import io.heavyread.reader.http.Problem;
import io.heavyread.reader.http.Ready;
import io.heavyread.reader.http.ResponseHeads;
import io.heavyread.reader.traffic.Lookup;
import org.jspecify.annotations.Nullable;

/**
 * Decides how requests are answered: from memory while the lease proves it, by loading,
 * marked as stale, or not at all. One per server; each call on the connection's event
 * loop.
 */
final class Answers {

	private static final long SECOND_NANOS = 1_000_000_000L;

	private final PostCache cache;

	private final PostResponses responses;

	private final String readerId;

	Answers(PostCache cache, String readerId) {
		this.cache = cache;
		this.responses = new PostResponses();
		this.readerId = readerId;
	}

	boolean isLeased(long nanoTime) {
		return this.cache.isLeased(nanoTime);
	}

	void answer(Connection connection, Request request) {
		switch (request.resource()) {
			case POST -> post(connection, request);
			case POST_REDIS -> fromStore(connection, request);
			case POST_MARSHAL -> post(connection, request);
			case HEALTH -> health(connection, request);
			case UNKNOWN -> problem(connection, request, Problem.NO_RESOURCE);
		}
	}

	private void post(Connection connection, Request request) {
		String id = request.id();
		String minVersion = request.headers().minVersion();
		if (id == null) {
			problem(connection, request, Problem.ID);
		}
		else if (minVersion != null) {
			postOfVersion(connection, request, id, MinVersion.parse(minVersion));
		}
		else if (connection.isLeased()) {
			leased(connection, request, id);
		}
		else {
			unproven(connection, request, id);
		}
	}

	private void postOfVersion(Connection connection, Request request, String id, long version) {
		if (version < 0) {
			problem(connection, request, Problem.MIN_VERSION);
			return;
		}
		// The position first: what is looked up afterwards reflects it.
		boolean reached = this.cache.position().sequence() >= version;
		Entry entry = this.cache.get(id);
		if (!reached || (entry != null && !this.cache.isCurrent(entry))) {
			connection.await(this.cache.load(id), request);
		}
		else if (connection.isLeased()) {
			leased(connection, request, id);
		}
		else {
			unproven(connection, request, id);
		}
	}

	private void leased(Connection connection, Request request, String id) {
		Entry entry = this.cache.get(id);
		if (entry != null && this.cache.isCurrent(entry)) {
			hit(connection, request, entry);
		}
		else if (this.cache.isKnownAbsent(id)) {
			connection.lane().counters().count(Lookup.HIT);
			problem(connection, request, Problem.NO_POST);
		}
		else {
			connection.await(this.cache.load(id), request);
		}
	}

	private void hit(Connection connection, Request request, Entry entry) {
		connection.lane().counters().count(Lookup.HIT);
		int hits = connection.lane().sampledHits();
		if (hits > 0) {
			entry.addHits(hits);
		}
		if (entry.isTombstone()) {
			problem(connection, request, Problem.NO_POST);
		}
		else {
			this.responses.write(connection, request, entry, Freshness.HIT, 0);
		}
	}

	private void unproven(Connection connection, Request request, String id) {
		Entry entry = this.cache.get(id);
		if (entry != null && entry.isTombstone()) {
			connection.lane().counters().count(Lookup.STALE);
			problem(connection, request, Problem.UNAVAILABLE);
		}
		else if (!stale(connection, request, entry)) {
			connection.await(this.cache.load(id), request);
		}
	}

	/** Answer with a stale post, if there is one that is not too old. */
	private boolean stale(Connection connection, Request request, @Nullable Entry entry) {
		if (entry == null || entry.isTombstone()) {
			return false;
		}
		long age = this.cache.proofAgeNanos(entry, connection.readNanos());
		if (age > this.cache.maxStaleNanos()) {
			return false;
		}
		connection.lane().counters().count(Lookup.STALE);
		this.responses.write(connection, request, entry, Freshness.STALE, Math.max(0, age) / SECOND_NANOS);
		return true;
	}

	private void fromStore(Connection connection, Request request) {
		String id = request.id();
		if (id == null) {
			problem(connection, request, Problem.ID);
		}
		else {
			connection.await(this.cache.load(id), request);
		}
	}

	/** Answer with what the store said; null is a defect of the load. */
	void loaded(Connection connection, Request request, @Nullable Load load) {
		if (load instanceof Load.Found found && !found.entry().isTombstone()) {
			connection.lane().counters().count(Lookup.MISS);
			this.responses.write(connection, request, found.entry(), Freshness.MISS, 0);
		}
		else if (load instanceof Load.Found || load instanceof Load.Absent) {
			connection.lane().counters().count(Lookup.MISS);
			problem(connection, request, Problem.NO_POST);
		}
		else {
			unknown(connection, request, (load instanceof Load.Unknown unknown) ? unknown.reason() : "");
		}
	}

	private void unknown(Connection connection, Request request, String reason) {
		String id = request.id();
		boolean fromMemory = request.resource() != io.heavyread.reader.http.Resource.POST_REDIS;
		Entry entry = (id != null && fromMemory) ? this.cache.get(id) : null;
		boolean versioned = request.headers().minVersion() != null;
		if (!versioned && entry != null && connection.isLeased() && this.cache.isCurrent(entry)) {
			hit(connection, request, entry);
		}
		else if (versioned || !stale(connection, request, entry)) {
			connection.lane().counters().count(Lookup.MISS);
			unknown(connection, request, versioned ? Problem.TOO_OLD : Problem.UNAVAILABLE, reason);
		}
	}

	private static void unknown(Connection connection, Request request, Problem problem, String reason) {
		String sentence = reason.isEmpty() ? problem.detail()
				: problem.detail().substring(0, problem.detail().length() - 1) + ": " + reason + ".";
		Ready ready = connection.lane().heads().problem(problem, request.persistence(), sentence, "");
		connection.ready(problem.status(), ready, request.headOnly(), request.persistence());
	}

	private void health(Connection connection, Request request) {
		FeedState state = this.cache.state();
		boolean healthy = (state == FeedState.LIVE || state == FeedState.RESYNC) && connection.isLeased();
		ResponseHeads heads = connection.lane().heads();
		String who = "\"hostname\":\"" + this.readerId + "\",\"role\":\"reader\"";
		Ready ready = healthy
				? heads.document(("{" + who + ",\"status\":\"healthy\"}").getBytes(StandardCharsets.UTF_8),
						request.persistence())
				: heads.problem(Problem.UNAVAILABLE, request.persistence(),
						"The reader is " + state + (connection.isLeased() ? "." : ", without a lease."),
						"," + who + ",\"state\":\"" + state + "\"");
		connection.ready(healthy ? 200 : 503, ready, request.headOnly(), request.persistence());
	}

	private static void problem(Connection connection, Request request, Problem problem) {
		connection.problem(problem, request.headOnly(), request.persistence());
	}

}
