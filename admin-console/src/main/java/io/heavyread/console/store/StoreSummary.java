package io.heavyread.console.store;

/**
 * What the store is and knows at one moment.
 *
 * @param version the server's version
 * @param role master or slave, as the server says
 * @param usedBytes memory that it uses
 * @param maxBytes the bound on that, 0 without one
 * @param clients connected clients
 * @param persistence how writes get to disk and whether the last did, as a clause
 * @param persistent whether the last write to disk succeeded
 * @param epoch the history, 16 hex digits, empty without one
 * @param sequence the number of the last write
 * @param chain the hash of the last write, 16 hex digits
 * @param posts living posts
 */
public record StoreSummary(String version, String role, long usedBytes, long maxBytes, long clients, String persistence,
		boolean persistent, String epoch, long sequence, String chain, long posts) {

	/** Tell whether there is a history, without which nothing can be written. */
	public boolean hasHistory() {
		return !this.epoch.isEmpty();
	}

	/** Return the role in plain words. */
	public String roleName() {
		return switch (this.role) {
			case "master" -> "primary";
			case "slave" -> "replica";
			default -> this.role;
		};
	}

}
