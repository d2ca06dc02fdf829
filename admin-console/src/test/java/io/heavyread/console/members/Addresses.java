package io.heavyread.console.members;

import io.heavyread.console.support.Settings;

/** Addresses of members for the tests of other packages. */
public final class Addresses {

	private Addresses() {
	}

	/** Return those of this machine. */
	public static MemberAddresses ofThisMachine() {
		return new MemberAddresses(Settings.of(), new HostAddresses());
	}

}
