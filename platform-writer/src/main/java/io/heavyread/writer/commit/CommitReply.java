package io.heavyread.writer.commit;

import java.time.Duration;
import java.util.List;

import io.heavyread.protocol.fleet.Propagation;
import io.heavyread.store.WriteResult.Written;
import io.heavyread.writer.http.Reply;
import org.jspecify.annotations.Nullable;

/** How a write is answered once it is committed. Immutable. */
public interface CommitReply {

	/**
	 * Make the reply; what is given alone decides its bytes.
	 * @param written what the store did
	 * @param duration time that the commit took; zero when nobody knows it any more
	 * @param propagation how far the write got with each reader, null when nobody asked
	 */
	Reply make(Written written, Duration duration, @Nullable List<Propagation> propagation);

	/**
	 * Return what the store keeps beside an idempotency key, so that any writer can make
	 * the same reply again.
	 */
	byte[] context();

	/** Return the answer of the first request with a key, from what the store kept. */
	CommitReply ofFirst(byte[] context);

}
