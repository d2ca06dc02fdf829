package io.heavyread.cache.simulation;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

import io.heavyread.cache.simulation.SimulatedStores.Fleet;
import io.heavyread.cache.source.FeedStore;
import io.heavyread.cache.source.Reading;
import io.heavyread.cache.source.Server;
import io.heavyread.cache.source.StoreStatus;
import io.heavyread.protocol.Position;
import io.heavyread.protocol.wire.Frame;
import io.heavyread.protocol.wire.FrameHeader;
import io.heavyread.protocol.wire.LogEntry;
import org.jspecify.annotations.Nullable;

/**
 * Two connections of one reader, each to one of the servers, and not always to the same.
 * Nothing moves by itself: each request, reply and message waits in a queue until the
 * simulation takes a step.
 */
final class SimulatedStore implements FeedStore {

	private static final long COMMAND_TIMEOUT_NANOS = 800_000_000;

	final SimulatedStores stores;

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

	private boolean calm;

	private int subscribedTo;

	private int loadsFrom;

	private long askedNanos;

	SimulatedStore(Fleet kind, Random random, LongSupplier nanoTime) {
		this.random = random;
		this.nanoTime = nanoTime;
		this.askedNanos = nanoTime.getAsLong();
		this.stores = new SimulatedStores(kind, random, nanoTime, this::publish);
	}

	// What happens to the connections

	private void publish(int server, byte[] message) {
		Subscriber receiver = this.subscriber;
		if (!this.connected || this.silent || receiver == null || server != this.subscribedTo) {
			return;
		}
		this.subscriptionDeliveries.add(new Delivery(Long.MAX_VALUE, () -> receiver.message(message), (failure) -> {
		}));
	}

	/** Connect to the server that is named; one that hangs does not greet. */
	void connect() {
		Subscriber receiver = this.subscriber;
		int named = this.stores.named();
		if (!this.connected && receiver != null && isReady(named)) {
			this.connected = true;
			this.silent = false;
			this.askedNanos = this.nanoTime.getAsLong();
			this.subscribedTo = named;
			this.loadsFrom = named;
			receiver.subscribed();
		}
	}

	private boolean isReady(int server) {
		return !this.stores.server(server).isHung() && this.stores.server(server).saysPrimary();
	}

	/** Nobody writes any more, and everybody is well. */
	void calm() {
		this.calm = true;
		this.loadsFrom = this.subscribedTo;
		this.stores.heal();
		dataUp(true);
	}

	/** A load balancer, or a proxy: loads go to the other server from now on. */
	void misdirectLoads() {
		this.loadsFrom = this.random.nextInt(2);
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

	/** Let a server answer a request; one that hangs lets it wait. */
	boolean stepServer() {
		boolean data = !this.random.nextBoolean();
		Deque<Request> queue = data ? this.dataRequests : this.subscriptionRequests;
		Request request = queue.peekFirst();
		if (request == null || this.stores.server(request.server).isHung()) {
			return request != null && giveUp(queue);
		}
		queue.removeFirst();
		Runnable reply = request.answer.get();
		Deque<Delivery> back = data ? this.dataDeliveries : this.subscriptionDeliveries;
		back.add(new Delivery(request.sentNanos, reply, request.failure));
		return true;
	}

	/** What has waited too long fails, and takes effect nowhere. */
	private boolean giveUp(Deque<Request> queue) {
		boolean any = false;
		for (Iterator<Request> waiting = List.copyOf(queue).iterator(); waiting.hasNext();) {
			Request request = waiting.next();
			if (isLate(request.sentNanos) && queue.remove(request)) {
				request.failure.accept(new IllegalStateException("timed out"));
				any = true;
			}
		}
		return any;
	}

	private boolean isLate(long sentNanos) {
		return this.nanoTime.getAsLong() - sentNanos > COMMAND_TIMEOUT_NANOS;
	}

	boolean stepNetwork() {
		Deque<Delivery> queue = this.random.nextBoolean() ? this.subscriptionDeliveries : this.dataDeliveries;
		Delivery delivery = queue.pollFirst();
		if (delivery == null) {
			return false;
		}
		if (!delivery.isMessage() && isLate(delivery.sentNanos)) {
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
		int at = this.subscribedTo;
		long asked = this.askedNanos;
		this.subscriptionRequests.add(new Request(at, this.nanoTime.getAsLong(), () -> {
			SimulatedServer server = this.stores.server(at);
			boolean primary = server.saysPrimary();
			Position position = server.position();
			return () -> reply
				.accept(new StoreStatus(position, new Server(primary, this.stores.confirmedNanos(at), asked)));
		}, failure));
	}

	@Override
	public void clock(Consumer<Long> reply) {
		// Lag is not simulated.
	}

	@Override
	public CompletionStage<Reading<List<LogEntry>>> log(long fromSequence, int limit) {
		return ask((server) -> server.log(fromSequence, limit));
	}

	@Override
	public CompletionStage<Reading<Stored>> frame(String id) {
		return ask((server) -> new Stored(bytes(server, id), false));
	}

	@Override
	public CompletionStage<Reading<List<byte @Nullable []>>> frames(List<String> ids) {
		return ask((server) -> ids.stream().map((id) -> bytes(server, id)).toList());
	}

	@Override
	public CompletionStage<Reading<List<byte @Nullable []>>> headers(List<String> ids) {
		return ask((server) -> ids.stream().map((id) -> {
			byte[] bytes = bytes(server, id);
			return (bytes != null) ? Arrays.copyOf(bytes, FrameHeader.LENGTH) : null;
		}).toList());
	}

	@Override
	public void acknowledge(long version, long lagMicros) {
		// Nobody waits here.
	}

	private static byte @Nullable [] bytes(SimulatedServer server, String id) {
		Frame frame = server.stored(id);
		return (frame != null) ? frame.bytes() : null;
	}

	/** Commands of one question are not one step: now and then others come in between. */
	private <T> CompletionStage<Reading<T>> ask(Function<SimulatedServer, T> question) {
		CompletableFuture<Reading<T>> future = new CompletableFuture<>();
		if (!this.dataUp) {
			return CompletableFuture.failedFuture(lost());
		}
		int at = this.loadsFrom;
		this.dataRequests.add(new Request(at, this.nanoTime.getAsLong(), () -> {
			SimulatedServer server = this.stores.server(at);
			Position before = server.position();
			between(server);
			T answer = question.apply(server);
			between(server);
			Reading<T> reading = new Reading<>(answer, before, server.position());
			return () -> future.complete(reading);
		}, future::completeExceptionally));
		return future;
	}

	private void between(SimulatedServer server) {
		if (!this.calm && server.saysPrimary() && this.random.nextInt(16) == 0) {
			server.write(Simulation.IDS.get(this.random.nextInt(Simulation.IDS.size())), this.random.nextInt(4) != 0);
		}
	}

	@Override
	public void reconnect() {
		disconnect();
		dataUp(false);
		dataUp(true);
	}

	@Override
	public void close() {
		this.connected = false;
	}

	private record Request(int server, long sentNanos, Supplier<Runnable> answer, Consumer<Throwable> failure) {
	}

	private record Delivery(long sentNanos, Runnable action, Consumer<Throwable> failure) {

		boolean isMessage() {
			return this.sentNanos == Long.MAX_VALUE;
		}

	}

}
