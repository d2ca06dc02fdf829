package io.heavyread.protocol.test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

/**
 * What a {@link FaultProxy} does with a message that Redis pushes. Called in the order of
 * the messages, by one thread for each connection.
 */
@FunctionalInterface
public interface MessageRule {

	/** Return what is delivered in place of the message. */
	List<Delivery> apply(byte[] payload);

	/** Deliver each message as it came. */
	static MessageRule pass() {
		return (payload) -> List.of(Delivery.now(payload));
	}

	/** Deliver nothing. */
	static MessageRule drop() {
		return (payload) -> List.of();
	}

	/** Deliver each message twice. */
	static MessageRule duplicate() {
		return (payload) -> List.of(Delivery.now(payload), Delivery.now(payload));
	}

	/** Deliver each message later, past what comes meanwhile. */
	static MessageRule delay(Duration delay) {
		return (payload) -> List.of(new Delivery(payload, delay));
	}

	/** Deliver other bytes in place of each message. */
	static MessageRule corrupt(UnaryOperator<byte[]> change) {
		return (payload) -> List.of(Delivery.now(change.apply(payload.clone())));
	}

	/** Deliver messages two by two in the wrong order. */
	static MessageRule swap() {
		byte[][] held = new byte[1][];
		return (payload) -> {
			byte @Nullable [] first = held[0];
			held[0] = (first != null) ? null : payload;
			return (first != null) ? List.of(Delivery.now(payload), Delivery.now(first)) : List.of();
		};
	}

	/** Apply this rule to the n-th message only, counted from 1. */
	default MessageRule onlyNth(int n) {
		AtomicInteger count = new AtomicInteger();
		return (payload) -> (count.incrementAndGet() == n) ? apply(payload) : pass().apply(payload);
	}

	/** Apply this rule, then the other to each message that is delivered at once. */
	default MessageRule then(MessageRule other) {
		return (payload) -> {
			List<Delivery> deliveries = new ArrayList<>();
			for (Delivery delivery : apply(payload)) {
				deliveries.addAll(delivery.after().isZero() ? other.apply(delivery.payload()) : List.of(delivery));
			}
			return deliveries;
		};
	}

	/**
	 * A message on its way to the client.
	 *
	 * @param payload its bytes
	 * @param after how long it is kept back
	 */
	@SuppressWarnings("ArrayRecordComponent")
	record Delivery(byte[] payload, Duration after) {

		static Delivery now(byte[] payload) {
			return new Delivery(payload, Duration.ZERO);
		}

	}

}
