package io.heavyread.cache.source;

import io.heavyread.protocol.Position;
import org.jspecify.annotations.Nullable;

/**
 * What the store answered, between two looks at its position on the same connection: the
 * evidence of which history it is and how far it goes.
 *
 * @param value the answer
 * @param before the position before, null when there was no history
 * @param after the position after, null when there was no history
 */
public record Reading<T>(T value, @Nullable Position before, @Nullable Position after) {

	/** Return a part of this answer, with the same evidence. */
	public <P> Reading<P> with(P part) {
		return new Reading<>(part, this.before, this.after);
	}

	/** Tell whether nothing was written meanwhile. */
	public boolean isOneMoment() {
		return this.before != null && this.before.equals(this.after);
	}

	/** Return the version up to which the answer reflects every write, -1 if none. */
	public long reflects() {
		return (this.before != null) ? this.before.sequence() : -1;
	}

}
