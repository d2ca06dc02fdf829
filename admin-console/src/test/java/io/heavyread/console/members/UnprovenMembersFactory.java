package io.heavyread.console.members;

import io.heavyread.protocol.fleet.FleetSecret;

/** Makes reasons for the tests of other packages. */
public final class UnprovenMembersFactory {

	private UnprovenMembersFactory() {
	}

	/** Return the reasons of a console with that secret. */
	public static UnprovenMembers with(FleetSecret secret) {
		return new UnprovenMembers(secret);
	}

}
