package io.heavyread.cache.load;

import io.heavyread.cache.Entry;
import io.heavyread.cache.Load;
import io.heavyread.cache.feed.Replica;
import io.heavyread.cache.load.LoadListener.Result;
import io.heavyread.cache.proof.SharedState;
import io.heavyread.cache.source.FeedStore.Stored;
import io.heavyread.cache.source.Reading;
import io.heavyread.protocol.support.LogThrottle;
import io.heavyread.protocol.wire.BadFrameException;
import io.heavyread.protocol.wire.Frame;
import io.heavyread.protocol.wire.Operation;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Installs what the store answered, where it may be used, and says what it means. Any
 * thread.
 */
final class LoadInstaller {

	private static final Logger logger = LoggerFactory.getLogger(LoadInstaller.class);

	private final Replica replica;

	private final SharedState shared;

	private final LogThrottle invalid;

	private final LogThrottle lost;

	LoadInstaller(Replica replica, SharedState shared, LogThrottle invalid, LogThrottle lost) {
		this.replica = replica;
		this.shared = shared;
		this.invalid = invalid;
		this.lost = lost;
	}

	/**
	 * Take an answer in. Never fails.
	 * @param good whether the reading may be used
	 */
	InstalledLoad land(PendingLoad flight, Replica.Fill fill, Reading<Stored> reading, boolean good) {
		if (!good) {
			return InstalledLoad.again(Result.UNPROVEN, "the store cannot prove what it has");
		}
		try {
			byte[] bytes = reading.value().frame();
			Frame frame = (bytes != null) ? decode(flight.id(), bytes, reading) : null;
			return install(flight, fill, reading, frame);
		}
		catch (BadFrameException ex) {
			return refuse(flight, ex);
		}
		catch (RuntimeException ex) {
			logger.error("Loading post {} failed", flight.id(), ex);
			return InstalledLoad.unknown(Result.FAILED, "the load failed");
		}
	}

	/**
	 * Decode what was loaded. A tombstone of an earlier history is as good as nothing:
	 * only posts are committed again. What is ahead of the store's own position was not
	 * written by a writer.
	 */
	private @Nullable Frame decode(String id, byte[] bytes, Reading<Stored> reading) throws BadFrameException {
		Frame frame = Frame.decode(bytes);
		if (!frame.id().equals(id) || frame.header().withoutBody()) {
			throw new BadFrameException("it is the frame of another post, or has no body");
		}
		boolean earlier = frame.header().epoch() != this.shared.position().epoch();
		if (earlier && frame.header().operation() == Operation.DELETE) {
			return null;
		}
		if (earlier) {
			throw new BadFrameException("it belongs to another history");
		}
		if (reading.after() != null && frame.header().sequence() > reading.after().sequence()) {
			throw new BadFrameException("it is ahead of the store's position");
		}
		return frame;
	}

	private InstalledLoad install(PendingLoad flight, Replica.Fill fill, Reading<Stored> reading,
			@Nullable Frame frame) {
		if (fill.isContradictedBy(frame)) {
			this.shared.wantResync();
			return InstalledLoad.unknown(Result.FAILED, "the store has lost what it had");
		}
		if (frame == null && reading.value().isIndexed()) {
			return missing(flight, reading);
		}
		Entry entry = this.replica.completeFill(fill, frame, flight.source());
		if (entry != null && frame != null) {
			return entry.isTombstone() ? absent(reading)
					: new InstalledLoad(Result.FOUND, new Load.Found(entry), reading.reflects(), false);
		}
		if (frame == null && !fill.isVoid(null)) {
			return absent(reading);
		}
		return InstalledLoad.again(Result.FAILED, "the post changes faster than it loads");
	}

	private static InstalledLoad absent(Reading<Stored> reading) {
		return new InstalledLoad(Result.ABSENT, new Load.Absent(), reading.reflects(), false);
	}

	/**
	 * The index names a post that is not there: Redis has thrown it away. While writes
	 * come in between, the two may be of different moments.
	 */
	private InstalledLoad missing(PendingLoad flight, Reading<Stored> reading) {
		if (!reading.isOneMoment()) {
			return InstalledLoad.again(Result.FAILED, "the post changes faster than it loads");
		}
		if (this.lost.isDue()) {
			logger.error("Post {} is named by the index, but Redis has lost it; is its maxmemory-policy noeviction?",
					flight.id());
		}
		return InstalledLoad.unknown(Result.LOST, "the store has lost this post");
	}

	private InstalledLoad refuse(PendingLoad flight, BadFrameException reason) {
		if (this.invalid.isDue()) {
			logger.warn("What the store has for post {} was not installed: {}", flight.id(), reason.getMessage());
		}
		this.shared.wireVersions().refused(reason);
		this.shared.wantLook();
		return InstalledLoad.unknown(Result.INVALID, "what the store has for this id is not valid");
	}

}
