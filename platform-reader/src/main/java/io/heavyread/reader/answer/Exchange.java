package io.heavyread.reader.answer;

import java.util.Objects;
import java.util.concurrent.CompletableFuture;

import io.heavyread.cache.Load;
import io.heavyread.reader.decoder.RequestHeaders;
import io.heavyread.reader.decoder.RequestRules;
import io.heavyread.reader.http.Coding;
import io.heavyread.reader.http.Freshness;
import io.heavyread.reader.http.Persistence;
import io.heavyread.reader.http.Problem;
import io.heavyread.reader.http.RequestTarget;
import io.heavyread.reader.http.Resource;
import io.heavyread.reader.http.ResponseHeads;
import io.heavyread.reader.http.Shape;
import io.heavyread.reader.http.WholeResponse;
import io.heavyread.reader.traffic.LaneCounters;
import io.heavyread.reader.traffic.Lookup;
import io.netty.channel.Channel;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import org.jspecify.annotations.Nullable;

/**
 * Requests and responses of one connection, one after the other. After each request the
 * connection looks at {@link #pending()} and {@link #isLast()}. For the connection's
 * event loop only.
 */
public final class Exchange {

	private final Answers answers;

	private final RequestRules rules;

	private final ResponseWriter writer;

	private final Lane lane;

	private final LaneCounters counters;

	private final ResponseHeads heads;

	private long readNanos;

	private boolean leased;

	private boolean last;

	private @Nullable CompletableFuture<Load> pending;

	private @Nullable Request waiting;

	/** Header lines for the script that the request comes from, if it may read. */
	private byte @Nullable [] crossOrigin;

	private @Nullable String codingHeader;

	private Coding coding = Coding.PLAIN;

	/**
	 * Create the exchange of one connection.
	 * @param channel where responses are written to
	 * @param writeBuffer most bytes that may wait in memory for the client
	 * @param lane of the channel's event loop
	 * @param answers of the server
	 * @param rules of this connection
	 */
	public Exchange(Channel channel, int writeBuffer, Lane lane, Answers answers, RequestRules rules) {
		this.answers = answers;
		this.rules = rules;
		this.writer = new ResponseWriter(channel, writeBuffer);
		this.lane = lane;
		this.counters = lane.counters();
		this.heads = lane.heads();
	}

	/** Look at the clock and the lease once for all requests that were read at once. */
	public void begin(long nanoTime) {
		if (this.readNanos != nanoTime) {
			this.readNanos = nanoTime;
			this.leased = this.answers.isLeased(nanoTime);
			this.heads.refresh(System.currentTimeMillis());
		}
	}

	/** Answer a request that the decoder took, or refuse it. */
	public void accept(HttpRequest request) {
		RequestHeaders headers = (RequestHeaders) request.headers();
		RequestTarget target = RequestTarget.parse(request.uri());
		Problem fatal = this.rules.fatal(request, headers, target);
		boolean headOnly = request.method().equals(HttpMethod.HEAD);
		this.crossOrigin = this.heads.crossOrigin(headers.origin());
		if (fatal != null || target == null) {
			problem((fatal != null) ? fatal : Problem.MALFORMED, headOnly, Persistence.CLOSED);
			return;
		}
		Resource resource = this.rules.resource(target);
		Persistence persistence = RequestRules.persistence(request, headers, this.lane.isDraining());
		if (resource == Resource.UNKNOWN) {
			problem(Problem.NO_RESOURCE, headOnly, persistence);
		}
		else if (this.crossOrigin != null && RequestRules.isPreflight(request, headers)) {
			whole(204, this.heads.preflight(persistence), false, persistence);
		}
		else if (!RequestRules.isRead(request)) {
			problem(Problem.METHOD, false, persistence);
		}
		else {
			this.answers.answer(this, new Request(headOnly, resource, target.id(), headers, persistence));
		}
	}

	/** Answer with a problem and end the connection. */
	public void refuse(Problem problem) {
		this.pending = null;
		this.crossOrigin = null;
		problem(problem, false, Persistence.CLOSED);
	}

	/** Answer when the load is complete. No other request may be decoded before. */
	void await(CompletableFuture<Load> load, Request request) {
		if (load.isDone()) {
			this.answers.loaded(this, request, load.isCompletedExceptionally() ? null : load.getNow(null));
		}
		else {
			this.pending = load;
			this.waiting = request;
		}
	}

	/** Return the load that the last request waits for, null when it is answered. */
	public @Nullable CompletableFuture<Load> pending() {
		return this.pending;
	}

	/** Answer the request that waited; null says that the load failed. */
	public void loaded(@Nullable Load load) {
		Request request = Objects.requireNonNull(this.waiting, "no request waits");
		this.pending = null;
		this.waiting = null;
		this.answers.loaded(this, request, load);
	}

	/** Answer with the problem, in its own words. */
	void problem(Problem problem, boolean headOnly, Persistence persistence) {
		whole(problem.status(), this.heads.problem(problem, persistence), headOnly, persistence);
	}

	/** Answer with the problem, in this sentence and with these further members. */
	void problem(Request request, Problem problem, String sentence, String members) {
		whole(problem.status(), this.heads.problem(problem, request.persistence(), sentence, members),
				request.headOnly(), request.persistence());
	}

	/** Answer with the JSON document. */
	void document(Request request, byte[] json) {
		whole(200, this.heads.document(json, request.persistence()), request.headOnly(), request.persistence());
	}

	private void whole(int status, WholeResponse response, boolean headOnly, Persistence persistence) {
		WholeResponse sent = (this.crossOrigin != null) ? response.with(this.crossOrigin) : response;
		this.writer.body(sent.bytes(), 0, headOnly ? sent.bodyOffset() : sent.bytes().length);
		answered(status, persistence);
	}

	/** Return the lines that precede a post's own. */
	byte[] head(Request request, Freshness freshness, Shape shape) {
		return this.heads.post(freshness, shape, request.persistence(), request.headers().minVersion() != null);
	}

	/**
	 * Return further lines for the script that the request comes from, if it may read.
	 */
	byte @Nullable [] crossOrigin() {
		return this.crossOrigin;
	}

	/**
	 * Return where a response is written to; after a response, {@link #answered} must
	 * follow.
	 */
	public ResponseWriter writer() {
		return this.writer;
	}

	/** Count a response that was written. */
	void answered(int status, Persistence persistence) {
		this.counters.count(status);
		this.last = persistence == Persistence.CLOSED;
	}

	/** Tell whether the response that was written ends the connection. */
	public boolean isLast() {
		return this.last;
	}

	/** Count a look-up for a post. */
	void count(Lookup lookup) {
		this.counters.count(lookup);
	}

	/** Return how many hits to record for an entry, mostly none. */
	int sampledHits() {
		return this.lane.sampledHits();
	}

	/** Return when the requests that are being answered were read. */
	long readNanos() {
		return this.readNanos;
	}

	/** Tell whether the lease held when the requests were read. */
	boolean isLeased() {
		return this.leased;
	}

	/** Understand {@code Accept-Encoding}, which hardly changes on a connection. */
	Coding coding(@Nullable String header) {
		if (header == null) {
			return Coding.PLAIN;
		}
		if (!header.equals(this.codingHeader)) {
			this.codingHeader = header;
			this.coding = Coding.of(header);
		}
		return this.coding;
	}

}
