package io.heavyread.console.traces;

import java.util.Locale;

/** What an editor does to a post. */
public enum WriteAction {

	/** Write one that was not there. */
	CREATE,

	/** Replace a version that was seen. */
	EDIT,

	/** Delete it. */
	DELETE;

	/** Return the word for it in the audit. */
	public String word() {
		return name().toLowerCase(Locale.ROOT);
	}

	/** Tell whether no post is left. */
	public boolean isDelete() {
		return this == DELETE;
	}

}
