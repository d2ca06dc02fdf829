package io.heavyread.store;

import java.util.List;

/** What must hold of the present post for a write to happen. */
public sealed interface WriteCondition {

	/** Nothing. */
	record None() implements WriteCondition {
	}

	/** There is a living post. */
	record Exists() implements WriteCondition {
	}

	/** There is no living post. */
	record Absent() implements WriteCondition {
	}

	/**
	 * There is a living post with one of these hashes.
	 *
	 * @param chains hashes as in ETags; none matches nothing
	 */
	record OneOf(List<Long> chains) implements WriteCondition {

		public OneOf {
			chains = List.copyOf(chains);
		}

	}

}
