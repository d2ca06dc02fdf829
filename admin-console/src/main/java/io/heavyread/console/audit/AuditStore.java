package io.heavyread.console.audit;

import java.util.List;

/** Where the audit is kept. Any thread; both fail when the store does not answer. */
public interface AuditStore {

	/** Keep an entry; the oldest ones go when there are too many. */
	void append(AuditEntry entry);

	/** Return entries, newest first, at most that many. */
	List<AuditEntry> newest(int limit);

}
