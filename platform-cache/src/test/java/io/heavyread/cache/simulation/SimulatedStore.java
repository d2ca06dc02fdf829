package io.heavyread.cache.simulation;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

import io.heavyread.cache.feed.FeedStore;
import io.heavyread.cache.feed.LogEntry;
import io.heavyread.cache.feed.StoreStatus;
import io.heavyread.cache.wire.Frame;
import io.heavyread.cache.wire.FrameHeader;
import org.jspecify.annotations.Nullable;

/**
 * A store with two connections to one reader. Nothing moves by itself: each request,
 * reply and message waits in a queue until the simulation takes a step.
 */
final class SimulatedStore implements FeedStore {

	private static final long COMMAND_TIMEOUT_NANOS = 800_000_000;

	final SimulatedServer server;

	private final Random random;

	private final LongSupplier nanoTime;

	private final Deque<Request> subscriptionRequests = new ArrayDeque<>();

	private final Deque<Delivery> subscriptionDeliveries = new ArrayDeque<>();

	private final Deque<Request> dataRequests = new ArrayDeque<>();

	private final Deque<Delivery> dataDeliveries = new ArrayDeque<>();

	private @Nullable Subscriber subscriber;

	private boolean connected;

	private boolean dataUp = true;

	private boolean silent;

	SimulatedStore(Random random, LongSupplier nanoTime) {
		this.random = random;
		this.nanoTime = nanoTime;
		this.server = new SimulatedServer(random, nanoTime, this::publish);
	}

	// What happens to the connections

	private void publish(byte[] message) {
		Subscriber receiver = this.subscriber;
		if (!this.connected || this.silent || receiver == null) {
			return;
		}
		this.subscriptionDeliveries.add(new Delivery(Long.MAX_VALUE, () -> receiver.message(message), (failure) -> {
		}));
	}

	void connect() {
		Subscriber receiver = this.subscriber;
		if (!this.connected && receiver != null) {
			this.connected = true;
			this.silent = false;
			receiver.subscribed();
		}
	}

	void disconnect() {
		if (this.connected && this.subscriber != null) {
			this.connected = false;
			this.subscriptionDeliveries.forEach((delivery) -> delivery.failure.accept(lost()));
			this.subscriptionRequests.forEach((request) -> request.failure.accept(lost()));
			this.subscriptionDeliveries.clear();
			this.subscriptionRequests.clear();
			this.subscriber.disconnected();
		}
	}

	private static IllegalStateException lost() {
		return new IllegalStateException("connection lost");
	}

	void silence() {
		this.silent = true;
	}

	void dataUp(boolean up) {
		this.dataUp = up;
		if (!up) {
			this.dataRequests.forEach((request) -> request.failure.accept(lost()));
			this.dataDeliveries.forEach((delivery) -> delivery.failure.accept(lost()));
			this.dataRequests.clear();
			this.dataDeliveries.clear();
		}
	}

	void dropMessage() {
		this.subscriptionDeliveries.removeIf((delivery) -> delivery.isMessage() && this.random.nextInt(3) == 0);
	}

	void duplicateMessage() {
		Delivery first = this.subscriptionDeliveries.peekFirst();
		if (first != null && first.isMessage()) {
			this.subscriptionDeliveries.addFirst(first);
		}
	}

	void reorderMessages() {
		List<Delivery> all = new ArrayList<>(this.subscriptionDeliveries);
		for (int i = 0; i + 1 < all.size(); i++) {
			if (all.get(i).isMessage() && all.get(i + 1).isMessage() && this.random.nextBoolean()) {
				java.util.Collections.swap(all, i, i + 1);
			}
		}
		this.subscriptionDeliveries.clear();
		this.subscriptionDeliveries.addAll(all);
	}

	boolean stepServer() {
		Deque<Request> queue = this.random.nextBoolean() ? this.subscriptionRequests : this.dataRequests;
		Request request = queue.pollFirst();
		if (request == null) {
			return false;
		}
		Runnable reply = request.answer.get();
		Deque<Delivery> back = (queue == this.dataRequests) ? this.dataDeliveries : this.subscriptionDeliveries;
		back.add(new Delivery(request.sentNanos, reply, request.failure));
		return true;
	}

	boolean stepNetwork() {
		Deque<Delivery> queue = this.random.nextBoolean() ? this.subscriptionDeliveries : this.dataDeliveries;
		Delivery delivery = queue.pollFirst();
		if (delivery == null) {
			return false;
		}
		boolean late = !delivery.isMessage() && this.nanoTime.getAsLong() - delivery.sentNanos > COMMAND_TIMEOUT_NANOS;
		if (late) {
			delivery.failure.accept(new IllegalStateException("timed out"));
		}
		else {
			delivery.action.run();
		}
		return true;
	}

	boolean isIdle() {
		return this.subscriptionDeliveries.isEmpty() && this.subscriptionRequests.isEmpty()
				&& this.dataDeliveries.isEmpty() && this.dataRequests.isEmpty();
	}

	// What the reader asks

	@Override
	public void open(Subscriber receiver) {
		this.subscriber = receiver;
	}

	@Override
	public void poll(Consumer<StoreStatus> reply, Consumer<Throwable> failure) {
		if (!this.connected) {
			failure.accept(lost());
			return;
		}
		this.subscriptionRequests.add(new Request(this.nanoTime.getAsLong(), () -> {
			StoreStatus status = new StoreStatus(this.server.position());
			return () -> reply.accept(status);
		}, failure));
	}

	@Override
	public void clock(Consumer<Long> reply) {
		// Lag is not simulated.
	}

	@Override
	public CompletionStage<List<LogEntry>> log(long fromSequence, int limit) {
		return ask(() -> this.server.log(fromSequence, limit));
	}

	@Override
	public CompletionStage<List<byte @Nullable []>> frames(List<String> ids) {
		return ask(() -> ids.stream().map(this::bytes).toList());
	}

	@Override
	public CompletionStage<List<byte @Nullable []>> headers(List<String> ids) {
		return ask(() -> ids.stream().map((id) -> {
			byte[] bytes = bytes(id);
			return (bytes != null) ? Arrays.copyOf(bytes, FrameHeader.LENGTH) : null;
		}).toList());
	}

	@Override
	public CompletionStage<StoreStatus> status() {
		return ask(() -> new StoreStatus(this.server.position()));
	}

	@Override
	public void acknowledge(long version, long lagMicros) {
		// Nobody waits here.
	}

	private byte @Nullable [] bytes(String id) {
		Frame frame = this.server.stored(id);
		return (frame != null) ? frame.bytes() : null;
	}

	private <T> CompletionStage<T> ask(Supplier<T> question) {
		CompletableFuture<T> future = new CompletableFuture<>();
		if (!this.dataUp) {
			return CompletableFuture.failedFuture(lost());
		}
		this.dataRequests.add(new Request(this.nanoTime.getAsLong(), () -> {
			T answer = question.get();
			return () -> future.complete(answer);
		}, future::completeExceptionally));
		return future;
	}

	@Override
	public void reconnect() {
		disconnect();
	}

	@Override
	public void close() {
		this.connected = false;
	}

	private record Request(long sentNanos, Supplier<Runnable> answer, Consumer<Throwable> failure) {
	}

	private record Delivery(long sentNanos, Runnable action, Consumer<Throwable> failure) {

		boolean isMessage() {
			return this.sentNanos == Long.MAX_VALUE;
		}

	}

}
