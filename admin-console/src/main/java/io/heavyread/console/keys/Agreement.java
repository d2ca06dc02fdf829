package io.heavyread.console.keys;

import java.time.Duration;
import java.time.Instant;

import io.heavyread.console.format.Tone;
import io.heavyread.console.store.StoredPost;
import io.heavyread.console.store.StoredVersion;
import io.heavyread.protocol.manage.EntryRow;
import org.jspecify.annotations.Nullable;

/** How a reader's copy of a post compares with the store. */
public enum Agreement {

	/** Same version, same content. */
	EQUAL("Equal", Tone.LIVE),

	/** Another version, while the store's is so new that it may still be on its way. */
	ON_ITS_WAY("On its way", Tone.BUSY),

	/** An earlier version. */
	OLDER("Older", Tone.WARN),

	/** A later version. */
	NEWER("Newer than Redis", Tone.BAD),

	/** Same version, other content. */
	OTHER_CONTENT("Other content", Tone.BAD),

	/** The store has never heard of the post. */
	UNKNOWN_TO_STORE("Unknown to Redis", Tone.WARN),

	/** The store does not answer. */
	NOT_COMPARABLE("Not comparable", Tone.IDLE);

	private static final Duration ON_ITS_WAY_FOR = Duration.ofSeconds(2);

	private final String label;

	private final Tone tone;

	Agreement(String label, Tone tone) {
		this.label = label;
		this.tone = tone;
	}

	/**
	 * Compare a reader's entry with what the store holds.
	 * @param stored what the store holds, null when it has never heard of the post
	 */
	static Agreement of(EntryRow entry, @Nullable StoredPost stored, Instant now) {
		if (stored == null) {
			return UNKNOWN_TO_STORE;
		}
		StoredVersion version = stored.version();
		boolean sameVersion = version.version() == entry.version();
		if (sameVersion && version.chain().equals(entry.chain())) {
			return EQUAL;
		}
		if (Duration.between(version.written(), now).compareTo(ON_ITS_WAY_FOR) < 0) {
			return ON_ITS_WAY;
		}
		if (sameVersion) {
			return OTHER_CONTENT;
		}
		return (entry.version() > version.version()) ? NEWER : OLDER;
	}

	/** Return the words for it. */
	public String label() {
		return this.label;
	}

	/** Return how it is shown. */
	public Tone tone() {
		return this.tone;
	}

	/** Tell whether the copy differs from the store. */
	public boolean isOdd() {
		return this != EQUAL && this != NOT_COMPARABLE;
	}

}
