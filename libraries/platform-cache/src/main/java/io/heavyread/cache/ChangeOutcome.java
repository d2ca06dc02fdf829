package io.heavyread.cache;

import java.util.Locale;

/** What became of a message. */
public enum ChangeOutcome {

	/** It was the next change, or became it, and was applied. */
	APPLIED,

	/** It was applied before. */
	DUPLICATE,

	/** It is older than the position, or of another history. */
	STALE,

	/** It is damaged, or was not made by a writer. */
	INVALID,

	/** More messages waited for the feed than may: the log brings the change. */
	INBOX_FULL,

	/** More messages waited for one before them than may: the log brings the change. */
	BUFFER_FULL;

	/** Return the name as metrics and the management endpoint show it. */
	public String label() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

}
