package io.heavyread.protocol.fleet;

import io.heavyread.protocol.Position;

/**
 * One registered reader or writer, as its last heartbeat told. Role and id are those of
 * the key; everything else was looked at before: lengths, forms, plausible numbers.
 *
 * @param role {@code reader} or {@code writer}
 * @param id the instance's id, unique in its role
 * @param dataAddress host:port that serves posts, or takes writes; empty when unknown
 * @param managementAddress host:port of the management endpoints; empty when unknown
 * @param state a reader's {@link io.heavyread.protocol.FeedState}, a writer's
 * {@code WRITABLE} or {@code REFUSING}; empty when unknown
 * @param epoch the history it knows, 16 hex digits
 * @param sequence the highest sequence that it reflects
 * @param chain hash at that sequence, 16 hex digits
 * @param heartbeatMillis time of the heartbeat on the store's clock, milliseconds since
 * 1970
 * @param proof what the registration is worth
 */
public record Member(String role, String id, String dataAddress, String managementAddress, String state, String epoch,
		long sequence, String chain, long heartbeatMillis, Proof proof) {

	/** The role of readers. */
	public static final String READER = "reader";

	/** The role of writers. */
	public static final String WRITER = "writer";

	/** Return what this process has to tell of itself; the registry adds the rest. */
	public static Member of(MemberIdentity identity, String state, Position position) {
		return new Member(identity.role(), identity.id(), identity.dataAddress(), identity.managementAddress(), state,
				Position.hex(position.epoch()), position.sequence(), Position.hex(position.chain()), 0, Proof.UNPROVEN);
	}

	/** Return a member of which no more is known than that it was there. */
	public static Member unknown(String role, String id, long heartbeatMillis, Proof proof) {
		return new Member(role, id, "", "", "", Position.hex(0), 0, Position.hex(0), heartbeatMillis, proof);
	}

}
