package io.heavyread.cache.local;

import java.time.InstantSource;

import io.heavyread.cache.Entry;
import io.heavyread.cache.Representation;
import io.heavyread.protocol.Position;
import io.heavyread.protocol.wire.Frame;
import io.heavyread.protocol.wire.Operation;
import org.jspecify.annotations.Nullable;

/** Prepares the responses of a post when it arrives. Stateless; any thread. */
final class EntryFactory {

	private final int gzipMinSize;

	private final InstantSource clock;

	/**
	 * Create a factory.
	 * @param gzipMinSize smallest body, in bytes, for which a gzip variant is prepared
	 */
	EntryFactory(int gzipMinSize, InstantSource clock) {
		this.gzipMinSize = gzipMinSize;
		this.clock = clock;
	}

	/** Create an entry of a frame that has its body. */
	CachedEntry create(Frame frame, int generation, Entry.Source source) {
		boolean put = frame.header().operation() == Operation.PUT;
		return new CachedEntry(frame.id(), generation, frame.header().sequence(), frame.header().chain(),
				this.clock.millis(), source, put ? plain(frame) : null, put ? gzip(frame) : null);
	}

	private static Representation plain(Frame frame) {
		return Representation.of(frame.bytes(), frame.bodyOffset(), frame.header().bodyLength(), etag(frame),
				frame.header().sequence());
	}

	private @Nullable Representation gzip(Frame frame) {
		int length = frame.header().bodyLength();
		if (length < this.gzipMinSize) {
			return null;
		}
		byte[] compressed = Gzip.compress(frame.bytes(), frame.bodyOffset(), length);
		boolean pays = compressed.length < length - length / 10;
		return pays ? Representation.of(compressed, etag(frame) + "-gzip", frame.header().sequence()) : null;
	}

	private static String etag(Frame frame) {
		return Position.hex(frame.header().chain());
	}

}
