package io.heavyread.cache.load;

import io.heavyread.cache.Entry;
import io.heavyread.cache.Load;
import io.heavyread.cache.feed.FeedStore.Stored;
import io.heavyread.cache.feed.Reading;
import io.heavyread.cache.feed.Replica;
import io.heavyread.cache.feed.Standing;
import io.heavyread.cache.load.LoadListener.Result;
import io.heavyread.protocol.support.Occasion;
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
final class Landing {

	private static final Logger logger = LoggerFactory.getLogger(Landing.class);

	private final Replica replica;

	private final Standing standing;

	private final Occasion invalid;

	private final Occasion lost;

	Landing(Replica replica, Standing standing, Occasion invalid, Occasion lost) {
		this.replica = replica;
		this.standing = standing;
		this.invalid = invalid;
		this.lost = lost;
	}

	/**
	 * Take an answer in. Never fails.
	 * @param good whether the reading may be used
	 */
	Landed land(Flight flight, Replica.Fill fill, Reading<Stored> reading, boolean good) {
		if (!good) {
			return Landed.again(Result.UNPROVEN, "the store cannot prove what it has");
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
			return Landed.unknown(Result.FAILED, "the load failed");
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
		boolean earlier = frame.header().epoch() != this.standing.position().epoch();
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

	private Landed install(Flight flight, Replica.Fill fill, Reading<Stored> reading, @Nullable Frame frame) {
		if (fill.isContradictedBy(frame)) {
			this.standing.wantResync();
			return Landed.unknown(Result.FAILED, "the store has lost what it had");
		}
		if (frame == null && reading.value().isIndexed()) {
			return missing(flight, reading);
		}
		Entry entry = this.replica.completeFill(fill, frame, flight.source());
		if (entry != null && frame != null) {
			return entry.isTombstone() ? absent(reading)
					: new Landed(Result.FOUND, new Load.Found(entry), reading.reflects(), false);
		}
		if (frame == null && !fill.isVoid(null)) {
			return absent(reading);
		}
		return Landed.again(Result.FAILED, "the post changes faster than it loads");
	}

	private static Landed absent(Reading<Stored> reading) {
		return new Landed(Result.ABSENT, new Load.Absent(), reading.reflects(), false);
	}

	/**
	 * The index names a post that is not there: Redis has thrown it away. While writes
	 * come in between, the two may be of different moments.
	 */
	private Landed missing(Flight flight, Reading<Stored> reading) {
		if (!reading.isOneMoment()) {
			return Landed.again(Result.FAILED, "the post changes faster than it loads");
		}
		if (this.lost.isDue()) {
			logger.error("Post {} is named by the index, but Redis has lost it; is its maxmemory-policy noeviction?",
					flight.id());
		}
		return Landed.unknown(Result.LOST, "the store has lost this post");
	}

	private Landed refuse(Flight flight, BadFrameException reason) {
		if (this.invalid.isDue()) {
			logger.warn("What the store has for post {} was not installed: {}", flight.id(), reason.getMessage());
		}
		this.standing.wireVersions().refused(reason);
		this.standing.wantLook();
		return Landed.unknown(Result.INVALID, "what the store has for this id is not valid");
	}

}
