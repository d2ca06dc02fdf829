package io.heavyread.cache.fleet;

import java.util.Map;

/**
 * One registered reader or writer, as its last heartbeat told.
 *
 * @param role {@code reader} or {@code writer}
 * @param id the instance's id, unique in its role
 * @param dataAddress host:port that serves posts, or takes writes
 * @param managementAddress host:port of the management endpoints
 * @param state a reader's {@link io.heavyread.cache.FeedState}, a writer's
 * {@code WRITABLE} or {@code REFUSING}
 * @param epoch the history it knows, 16 hex digits
 * @param sequence the highest sequence that it reflects
 * @param chain hash at that sequence, 16 hex digits
 * @param heartbeatMillis time of the heartbeat on the store's clock, milliseconds since
 * 1970
 */
public record Member(String role, String id, String dataAddress, String managementAddress, String state, String epoch,
		long sequence, String chain, long heartbeatMillis) {

	/** Return the member as the fields of its Redis hash. */
	public Map<String, String> fields() {
		return Map.of("role", this.role, "id", this.id, "data", this.dataAddress, "management", this.managementAddress,
				"state", this.state, "epoch", this.epoch, "seq", Long.toString(this.sequence), "chain", this.chain);
	}

}
