package io.heavyread.cache.test;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;

import io.heavyread.cache.source.FeedStore;
import io.heavyread.cache.source.Reading;
import io.heavyread.cache.source.Server;
import io.heavyread.cache.source.StoreStatus;
import io.heavyread.protocol.Position;
import io.heavyread.protocol.wire.Frame;
import io.heavyread.protocol.wire.LogEntry;
import org.jspecify.annotations.Nullable;

/**
 * A store that answers when the test says so: requests wait in the order in which they
 * were made.
 */
public final class ScriptedStore implements FeedStore {

	/** A primary that nobody doubts, just asked for. */
	public static final Server TRUSTED = new Server(true, OptionalLong.of(Long.MAX_VALUE), Long.MAX_VALUE);

	private final Deque<Consumer<StoreStatus>> polls = new ArrayDeque<>();

	private final Deque<Request<List<LogEntry>>> logs = new ArrayDeque<>();

	private final Deque<Request<List<byte @Nullable []>>> frames = new ArrayDeque<>();

	private final Deque<Request<List<byte @Nullable []>>> headers = new ArrayDeque<>();

	private final List<Long> acknowledged = new ArrayList<>();

	private final Set<String> indexed = ConcurrentHashMap.newKeySet();

	private final AtomicInteger frameRequests = new AtomicInteger();

	private @Nullable Subscriber subscriber;

	private @Nullable Long clockMicros;

	private Supplier<@Nullable Position> position = () -> Position.NONE;

	private Server server = TRUSTED;

	private int reconnects;

	@Override
	public void open(Subscriber receiver) {
		this.subscriber = receiver;
	}

	/** Take the position of whatever is read from now on from here. */
	public ScriptedStore at(Supplier<@Nullable Position> source) {
		this.position = source;
		return this;
	}

	/** Say of the server that answers polls from now on that it is this. */
	public void server(Server now) {
		this.server = now;
	}

	/** Return how often the connections were to be replaced. */
	public int reconnects() {
		return this.reconnects;
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
		this.polls.remove().accept(new StoreStatus(position, this.server));
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
	public synchronized CompletionStage<Reading<List<LogEntry>>> log(long fromSequence, int limit) {
		return read(this.logs, List.of(Long.toString(fromSequence)));
	}

	/** Take the oldest request for the log. */
	public synchronized Request<List<LogEntry>> takeLog() {
		return this.logs.remove();
	}

	/** As a request for one frame; the index names the post if the test said so. */
	@Override
	public synchronized CompletionStage<Reading<Stored>> frame(String id) {
		return frames(List.of(id)).thenApply((reading) -> {
			byte[] bytes = reading.value().get(0);
			return reading.with(new Stored(bytes, bytes == null && this.indexed.contains(id)));
		});
	}

	/** Let the index name a post. */
	public void index(String id) {
		this.indexed.add(id);
	}

	@Override
	public synchronized CompletionStage<Reading<List<byte @Nullable []>>> frames(List<String> ids) {
		this.frameRequests.incrementAndGet();
		return read(this.frames, ids);
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
	public synchronized CompletionStage<Reading<List<byte @Nullable []>>> headers(List<String> ids) {
		return read(this.headers, ids);
	}

	/** Take the oldest request for headers. */
	public synchronized Request<List<byte @Nullable []>> takeHeaders() {
		return this.headers.remove();
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

	private <T> CompletableFuture<Reading<T>> read(Deque<Request<T>> requests, List<String> what) {
		Request<T> request = new Request<>(List.copyOf(what), new CompletableFuture<>());
		requests.add(request);
		return request.answer().thenApply((value) -> {
			Position now = this.position.get();
			return new Reading<>(value, now, now);
		});
	}

	@Override
	public void reconnect() {
		this.reconnects++;
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
