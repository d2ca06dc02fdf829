package io.heavyread.console.audit;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

import io.heavyread.console.fleet.FleetListener;
import io.heavyread.console.fleet.FleetSnapshot;
import io.heavyread.console.format.Printable;
import io.heavyread.console.store.StoreUnavailableException;
import io.heavyread.protocol.support.DaemonThreads;
import jakarta.servlet.http.HttpServletRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * Records actions. An entry that the store cannot take now waits in memory, bounded, and
 * is kept when the store is back; it is in the log in any case. Any thread.
 */
@Component
public class AuditTrail implements FleetListener {

	private static final Logger logger = LoggerFactory.getLogger(AuditTrail.class);

	private static final int WAITING = 1000;

	private static final int SEARCHED = 1000;

	/** Most characters that are kept of a name or an address. */
	private static final int NAME = 128;

	/** Most characters that are kept of a target, of parameters or of a result. */
	private static final int TEXT = 4000;

	private final AuditStore store;

	private final Clock clock;

	private final Deque<AuditEntry> waiting = new ArrayDeque<>();

	private volatile boolean flushing;

	AuditTrail(AuditStore store, Clock clock) {
		this.store = store;
		this.clock = clock;
	}

	/** Record an action of the user of the current request. */
	public void record(String action, String target, String parameters, String result) {
		Authentication user = SecurityContextHolder.getContext().getAuthentication();
		record((user != null) ? user.getName() : "unknown", address(), action, target, parameters, result);
	}

	private static String address() {
		if (RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes) {
			HttpServletRequest request = attributes.getRequest();
			return request.getRemoteAddr();
		}
		return "";
	}

	/**
	 * Record an action. What came from outside makes no lines of its own, in the log as
	 * in the store.
	 */
	public void record(String user, String address, String action, String target, String parameters, String result) {
		Instant now = this.clock.instant();
		AuditEntry entry = new AuditEntry(now, Printable.of(user, NAME), Printable.of(address, NAME), action,
				Printable.of(target, TEXT), Printable.of(parameters, TEXT), Printable.of(result, TEXT));
		logger.info("{} from {}: {} {} {}: {}", entry.user(), entry.address(), action, entry.target(),
				entry.parameters(), entry.result());
		try {
			this.store.append(entry);
		}
		catch (StoreUnavailableException ex) {
			keepWaiting(entry);
		}
	}

	private void keepWaiting(AuditEntry entry) {
		synchronized (this.waiting) {
			if (this.waiting.size() == WAITING) {
				this.waiting.removeFirst();
			}
			this.waiting.addLast(entry);
		}
	}

	/** Return entries, newest first, those that still wait included. */
	List<AuditEntry> newest(int limit) {
		List<AuditEntry> entries = new ArrayList<>();
		synchronized (this.waiting) {
			this.waiting.descendingIterator().forEachRemaining(entries::add);
		}
		try {
			entries.addAll(this.store.newest(limit));
		}
		catch (StoreUnavailableException ex) {
			if (entries.isEmpty()) {
				throw ex;
			}
		}
		return entries.subList(0, Math.min(limit, entries.size()));
	}

	/** Return those of the newest 1,000 that contain the text, newest first. */
	List<AuditEntry> search(String text) {
		return newest(SEARCHED).stream().filter((entry) -> text.isBlank() || entry.contains(text)).toList();
	}

	@Override
	public void sampled(FleetSnapshot before, FleetSnapshot now) {
		boolean some;
		synchronized (this.waiting) {
			some = !this.waiting.isEmpty();
		}
		if (some && now.storeAnswers() && !this.flushing) {
			this.flushing = true;
			DaemonThreads.named("audit-flush", this::flush).start();
		}
	}

	private void flush() {
		try {
			while (true) {
				AuditEntry next;
				synchronized (this.waiting) {
					next = this.waiting.peekFirst();
				}
				if (next == null) {
					return;
				}
				this.store.append(next);
				synchronized (this.waiting) {
					this.waiting.remove(next);
				}
			}
		}
		catch (StoreUnavailableException ex) {
			logger.debug("The audit still waits for the store", ex);
		}
		finally {
			this.flushing = false;
		}
	}

}
