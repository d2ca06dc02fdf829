package io.heavyread.reader.server;

import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;

import io.heavyread.protocol.support.Occasion;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * The connections of one event loop for which bytes wait in memory until their clients
 * read, those that have not moved for longest first. Clients that never read could take
 * all memory together, so there is a bound on their number, and whoever has not read for
 * longest is given up. For the event loop only.
 */
final class WaitingConnections {

	private static final Log logger = LogFactory.getLog(WaitingConnections.class);

	private final Set<Connection> byProgress = new LinkedHashSet<>();

	private final Occasion warning = new Occasion(System::nanoTime);

	private final int most;

	/**
	 * Create an empty book.
	 * @param most how many may wait
	 */
	WaitingConnections(int most) {
		this.most = most;
	}

	/** Take note that the client has to read, or has read a part. */
	void add(Connection connection) {
		this.byProgress.remove(connection);
		this.byProgress.add(connection);
		if (this.byProgress.size() > this.most) {
			giveUpFirst();
		}
	}

	/** Give up one; those that have read everything meanwhile do not count. */
	private void giveUpFirst() {
		Iterator<Connection> connections = this.byProgress.iterator();
		while (connections.hasNext()) {
			Connection first = connections.next();
			connections.remove();
			if (first.isAwaited()) {
				if (this.warning.isDue()) {
					logger.warn("More than " + this.most + " clients of one event loop do not read their answers;"
							+ " those that have not read for longest are cut off (platform.reader.max-unsent)");
				}
				first.giveUp();
				return;
			}
		}
	}

	void remove(Connection connection) {
		this.byProgress.remove(connection);
	}

	/** Say that a connection is lost for want of memory. */
	void shortOfMemory(Throwable cause) {
		if (this.warning.isDue()) {
			logger.warn("There is no memory for an answer: connections are closed", cause);
		}
	}

}
