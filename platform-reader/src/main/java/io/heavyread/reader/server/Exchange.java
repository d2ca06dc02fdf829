package io.heavyread.reader.server;

import java.util.concurrent.CompletableFuture;

import io.heavyread.cache.Load;
import io.heavyread.reader.http.Coding;
import io.heavyread.reader.http.Persistence;
import io.heavyread.reader.http.Problem;
import io.heavyread.reader.http.Ready;
import io.heavyread.reader.http.RequestTarget;
import io.heavyread.reader.http.Resource;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import org.jspecify.annotations.Nullable;

/**
 * Requests and responses of one connection, one after the other. For the connection's
 * event loop only.
 */
final class Exchange {

	private final Connection connection;

	private final Lane lane;

	private final Answers answers;

	private final RequestRules rules;

	private final ResponseWriter writer;

	private long readNanos;

	private boolean leased;

	private @Nullable String codingHeader;

	private Coding coding = Coding.PLAIN;

	Exchange(Connection connection, Lane lane, Answers answers, RequestRules rules, ResponseWriter writer) {
		this.connection = connection;
		this.lane = lane;
		this.answers = answers;
		this.rules = rules;
		this.writer = writer;
	}

	/** Look at the clock and the lease once for all requests that were read at once. */
	void begin(long nanoTime) {
		if (this.readNanos != nanoTime) {
			this.readNanos = nanoTime;
			this.leased = this.answers.isLeased(nanoTime);
			this.lane.heads().refresh(System.currentTimeMillis());
		}
	}

	/** Answer a request that the decoder took, or refuse it. */
	void accept(HttpRequest request) {
		RequestHeaders headers = (RequestHeaders) request.headers();
		RequestTarget target = RequestTarget.parse(request.uri());
		Problem fatal = this.rules.fatal(request, headers, target);
		boolean headOnly = request.method().equals(HttpMethod.HEAD);
		if (fatal != null || target == null) {
			problem((fatal != null) ? fatal : Problem.MALFORMED, headOnly, Persistence.CLOSED);
			return;
		}
		Resource resource = this.rules.resource(target);
		Persistence persistence = RequestRules.persistence(request, headers, this.lane.isDraining());
		if (resource == Resource.UNKNOWN) {
			problem(Problem.NO_RESOURCE, headOnly, persistence);
		}
		else if (!RequestRules.isRead(request)) {
			problem(Problem.METHOD, false, persistence);
		}
		else {
			this.answers.answer(this, new Request(headOnly, resource, target.id(), headers, persistence));
		}
	}

	/** Answer when the load is complete. No other request is decoded before. */
	void await(CompletableFuture<Load> future, Request request) {
		if (future.isDone()) {
			loaded(request, future.isCompletedExceptionally() ? null : future.getNow(null));
		}
		else {
			this.connection.await(future, (load) -> loaded(request, load));
		}
	}

	private void loaded(Request request, @Nullable Load load) {
		this.answers.loaded(this, request, load);
	}

	/** Answer with the problem. */
	void problem(Problem problem, boolean headOnly, Persistence persistence) {
		ready(problem.status(), this.lane.heads().problem(problem, persistence), headOnly, persistence);
	}

	/** Answer with a whole response. */
	void ready(int status, Ready ready, boolean headOnly, Persistence persistence) {
		this.writer.body(ready.bytes(), 0, headOnly ? ready.bodyOffset() : ready.bytes().length);
		answered(status, persistence);
	}

	/** Return where a response is written to; {@link #answered} must follow. */
	ResponseWriter writer() {
		return this.writer;
	}

	/** Count a response that was written, and go on or not. */
	void answered(int status, Persistence persistence) {
		this.lane.counters().count(status);
		this.connection.answered(persistence);
	}

	Lane lane() {
		return this.lane;
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
