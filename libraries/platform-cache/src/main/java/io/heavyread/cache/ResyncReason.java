package io.heavyread.cache;

import java.util.Locale;

/** Why everything is compared with the store. */
public enum ResyncReason {

	EPOCH, FORK, TRIMMED, HOLE, OPERATOR;

	/** Tell whether the store may have lost writes that this reader has seen. */
	public boolean meansLoss() {
		return this == EPOCH || this == FORK;
	}

	/** Return the name as metrics and the management endpoint show it. */
	public String label() {
		return name().toLowerCase(Locale.ROOT);
	}

}
