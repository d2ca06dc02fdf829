package io.heavyread.console.audit;

import java.time.Instant;

/**
 * One action.
 *
 * @param at when
 * @param user who
 * @param address from which address
 * @param action what, in two or three words
 * @param target on what: a reader, a post, all readers
 * @param parameters with which parameters, empty without
 * @param result what came of it, per reader where there are several
 */
public record AuditEntry(Instant at, String user, String address, String action, String target, String parameters,
		String result) {

	/** Tell whether any of its words contains the text, in whatever case. */
	public boolean contains(String text) {
		String all = String.join(" ", this.user, this.address, this.action, this.target, this.parameters, this.result);
		return all.toLowerCase(java.util.Locale.ROOT).contains(text.toLowerCase(java.util.Locale.ROOT));
	}

}
