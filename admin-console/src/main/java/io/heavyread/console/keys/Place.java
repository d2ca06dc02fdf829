package io.heavyread.console.keys;

import io.heavyread.console.format.Format;
import io.heavyread.console.format.Tone;
import org.jspecify.annotations.Nullable;

/** One key in one place: in the store, or on a reader. */
public sealed interface Place {

	/** Return where it is. */
	Site site();

	/** Return how the place stands, or how its copy compares with the store, in words. */
	String label();

	/** Return how it is shown. */
	Tone tone();

	/** Return what is said in place of a copy, or what a request would get now. */
	default String answer() {
		return "";
	}

	/**
	 * Return the version that it holds, a tombstone included; null when there is none.
	 */
	default @Nullable Copy copy() {
		return null;
	}

	/** Tell whether the copy differs from the store. */
	default boolean isOdd() {
		return false;
	}

	/** Return the version, 0 when there is none. */
	default long version() {
		Copy copy = copy();
		return (copy != null) ? copy.version() : 0;
	}

	/** Return the JSON, null when there is none. */
	default @Nullable String body() {
		Copy copy = copy();
		return (copy != null) ? copy.body() : null;
	}

	/** Return the place and its version for lists to choose from. */
	default String title() {
		return site().title() + ((copy() != null) ? ", " + version() : "");
	}

	/**
	 * It does not answer, so what it holds is not known.
	 *
	 * @param site where
	 * @param problem why, for a reader a clause that follows its name
	 */
	record Unreachable(Site site, String problem) implements Place {

		@Override
		public String label() {
			return "No answer";
		}

		@Override
		public Tone tone() {
			return Tone.BAD;
		}

		@Override
		public String answer() {
			return this.site.isStore() ? "" : "It " + this.problem + ".";
		}

	}

	/**
	 * The store has never heard of the post.
	 *
	 * @param site where
	 */
	record NeverWritten(Site site) implements Place {

		@Override
		public String label() {
			return "Never written";
		}

		@Override
		public Tone tone() {
			return Tone.IDLE;
		}

	}

	/**
	 * The store remembers that the post was deleted.
	 *
	 * @param site where
	 * @param copy the tombstone
	 */
	record Deleted(Site site, Copy copy) implements Place {

		@Override
		public String label() {
			return "Deleted";
		}

		@Override
		public Tone tone() {
			return Tone.IDLE;
		}

	}

	/**
	 * The store holds the post.
	 *
	 * @param site where
	 * @param copy the post
	 */
	record Committed(Site site, Copy copy) implements Place {

		@Override
		public String label() {
			return "Committed";
		}

		@Override
		public Tone tone() {
			return Tone.LIVE;
		}

	}

	/**
	 * The reader has cached the post.
	 *
	 * @param site where
	 * @param copy the post
	 * @param agreement how it compares with the store
	 * @param behind how many writes it is older, 0 when it is not or when that is unknown
	 * @param next what a request would get
	 */
	record Cached(Site site, Copy copy, Agreement agreement, long behind, NextAnswer next) implements Place {

		@Override
		public String label() {
			return (this.behind > 0) ? Format.INSTANCE.plural(this.behind, "write") + " older" : this.agreement.label();
		}

		@Override
		public Tone tone() {
			return this.agreement.tone();
		}

		@Override
		public String answer() {
			return this.next.label();
		}

		@Override
		public boolean isOdd() {
			return this.agreement.isOdd();
		}

	}

	/**
	 * The reader has not cached the post.
	 *
	 * @param site where
	 * @param next what a request would get
	 */
	record Absent(Site site, NextAnswer next) implements Place {

		@Override
		public String label() {
			return "Not cached";
		}

		@Override
		public Tone tone() {
			return Tone.IDLE;
		}

		@Override
		public String answer() {
			return this.next.label();
		}

	}

}
