package io.heavyread.console.audit;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

import io.heavyread.console.store.StoreUnavailableException;
import io.heavyread.console.support.Fleets;

/** The audit in memory, for the tests of other packages; its store can be down. */
public final class Audits implements AuditStore {

	private final List<AuditEntry> entries = new ArrayList<>();

	private boolean down;

	/** Return an audit that is kept here. */
	public AuditTrail trail() {
		return new AuditTrail(this, Clock.fixed(Fleets.NOW, ZoneOffset.UTC));
	}

	/** Be down, or up again. */
	public synchronized void down(boolean value) {
		this.down = value;
	}

	/** Return what was kept, each as action, target, parameters and result. */
	public synchronized List<String> kept() {
		return this.entries.stream()
			.map((entry) -> entry.action() + " | " + entry.target() + " | " + entry.parameters() + " | "
					+ entry.result())
			.toList();
	}

	@Override
	public synchronized void append(AuditEntry entry) {
		requireUp();
		this.entries.add(entry);
	}

	@Override
	public synchronized List<AuditEntry> newest(int limit) {
		requireUp();
		List<AuditEntry> newest = new ArrayList<>();
		for (int i = this.entries.size() - 1; i >= 0 && newest.size() < limit; i--) {
			newest.add(this.entries.get(i));
		}
		return newest;
	}

	private void requireUp() {
		if (this.down) {
			throw new StoreUnavailableException("Redis cannot be reached.", null);
		}
	}

}
