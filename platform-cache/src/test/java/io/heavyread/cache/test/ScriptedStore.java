package io.heavyread.cache.test;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

import io.heavyread.cache.Position;
import io.heavyread.cache.feed.FeedStore;
import io.heavyread.cache.feed.LogEntry;
import io.heavyread.cache.feed.StoreStatus;
import io.heavyread.cache.wire.Frame;
import org.jspecify.annotations.Nullable;

/**
 * A store that answers when the test says so: requests wait in the order in which they
 * were made.
 */
public final class ScriptedStore implements FeedStore {

	private final Deque<Consumer<StoreStatus>> polls = new ArrayDeque<>();

	private final Deque<Request<List<LogEntry>>> logs = new ArrayDeque<>();

	private final Deque<Request<List<byte @Nullable []>>> frames = new ArrayDeque<>();

	private final Deque<Request<List<byte @Nullable []>>> headers = new ArrayDeque<>();

	private final Deque<Request<StoreStatus>> statuses = new ArrayDeque<>();

	private final List<Long> acknowledged = new ArrayList<>();

	private final AtomicInteger frameRequests = new AtomicInteger();

	private @Nullable Subscriber subscriber;

	private @Nullable Long clockMicros;

	@Override
	public void open(Subscriber receiver) {
		this.subscriber = receiver;
	}

	/** Return who was told to listen. */
	public Subscriber subscriber() {
		if (this.subscriber == null) {
			throw new IllegalStateException("nobody subscribed");
		}
		return this.subscriber;
	}

	@Override
	public synchronized void poll(Consumer<StoreStatus> reply, Consumer<Throwable> failure) {
		this.polls.add(reply);
	}

	/** Answer the oldest poll; null is a store without a history. */
	public void answerPoll(@Nullable Position position) {
		this.polls.remove().accept((position != null) ? new StoreStatus(position) : StoreStatus.NO_HISTORY);
	}

	@Override
	public void clock(Consumer<Long> reply) {
		if (this.clockMicros != null) {
			reply.accept(this.clockMicros);
		}
	}

	/** Let the clock be read; before, nothing is measured. */
	public void setClock(long micros) {
		this.clockMicros = micros;
	}

	@Override
	public synchronized CompletionStage<List<LogEntry>> log(long fromSequence, int limit) {
		return add(this.logs, List.of(Long.toString(fromSequence)));
	}

	/** Take the oldest request for the log. */
	public synchronized Request<List<LogEntry>> takeLog() {
		return this.logs.remove();
	}

	@Override
	public synchronized CompletionStage<List<byte @Nullable []>> frames(List<String> ids) {
		this.frameRequests.incrementAndGet();
		return add(this.frames, ids);
	}

	/** Take the oldest request for frames. */
	public synchronized Request<List<byte @Nullable []>> takeFrames() {
		return this.frames.remove();
	}

	/** Return how many requests for frames were made. */
	public int frameRequests() {
		return this.frameRequests.get();
	}

	@Override
	public synchronized CompletionStage<List<byte @Nullable []>> headers(List<String> ids) {
		return add(this.headers, ids);
	}

	/** Take the oldest request for headers. */
	public synchronized Request<List<byte @Nullable []>> takeHeaders() {
		return this.headers.remove();
	}

	@Override
	public synchronized CompletionStage<StoreStatus> status() {
		return add(this.statuses, List.of());
	}

	/** Take the oldest request for the position. */
	public synchronized Request<StoreStatus> takeStatus() {
		return this.statuses.remove();
	}

	@Override
	public synchronized void acknowledge(long version, long lagMicros) {
		this.acknowledged.add(version);
	}

	/** Return the versions that were acknowledged, in order. */
	public synchronized List<Long> acknowledged() {
		return List.copyOf(this.acknowledged);
	}

	/** Return how many requests of all kinds but polls wait. */
	public synchronized int waiting() {
		return this.frames.size() + this.headers.size() + this.logs.size();
	}

	private static <T> CompletableFuture<T> add(Deque<Request<T>> requests, List<String> what) {
		Request<T> request = new Request<>(List.copyOf(what), new CompletableFuture<>());
		requests.add(request);
		return request.answer();
	}

	@Override
	public void reconnect() {
		// There is only one connection.
	}

	@Override
	public void close() {
		// Nothing is open.
	}

	/** Return the answer that consists of these frames, null where there is none. */
	public static List<byte @Nullable []> bytes(@Nullable Frame... frames) {
		return Arrays.stream(frames).map((frame) -> (frame != null) ? frame.bytes() : null).toList();
	}

	/**
	 * A request that waits for its answer.
	 *
	 * @param ids what is asked for
	 * @param answer completes the request
	 * @param <T> the type of the answer
	 */
	public record Request<T>(List<String> ids, CompletableFuture<T> answer) {
	}

}
