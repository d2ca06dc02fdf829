package io.heavyread.reader.connection;

import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;

import io.heavyread.protocol.support.LogThrottle;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * The connections of one event loop for which bytes wait in memory until their clients
 * read; first those whose clients have not read for longest. Clients that never read
 * could take all memory together: so there is a bound on their number, and beyond it the
 * first one is cut off. For the event loop only.
 */
final class SlowClients {

	private static final Log logger = LogFactory.getLog(SlowClients.class);

	private final Set<Connection> byProgress = new LinkedHashSet<>();

	private final LogThrottle warning = new LogThrottle(System::nanoTime);

	private final int most;

	/**
	 * Create an empty list.
	 * @param most how many may wait
	 */
	SlowClients(int most) {
		this.most = most;
	}

	/** Take note that the client has to read, or has read a part. */
	void add(Connection connection) {
		this.byProgress.remove(connection);
		this.byProgress.add(connection);
		if (this.byProgress.size() > this.most) {
			cutOffFirst();
		}
	}

	/** Cut off one; those that have read everything meanwhile do not count. */
	private void cutOffFirst() {
		Iterator<Connection> connections = this.byProgress.iterator();
		while (connections.hasNext()) {
			Connection first = connections.next();
			connections.remove();
			if (first.isAwaited()) {
				if (this.warning.isDue()) {
					logger.warn("More than " + this.most + " clients of one event loop do not read their answers;"
							+ " those that have not read for longest are cut off (platform.reader.max-unsent)");
				}
				first.cutOff();
				return;
			}
		}
	}

	void remove(Connection connection) {
		this.byProgress.remove(connection);
	}

	/** Log, now and then, that memory for answers has run out. */
	void shortOfMemory(Throwable cause) {
		if (this.warning.isDue()) {
			logger.warn("There is no memory for an answer: connections are closed", cause);
		}
	}

}
