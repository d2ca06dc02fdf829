package io.heavyread.protocol.fleet;

/** What a registration is worth to whoever reads it. */
public enum Proof {

	/** Signed, with these very addresses, by somebody who knows the same admin token. */
	PROVEN,

	/** Not signed, signed with another token, or the reader of it has no token itself. */
	UNPROVEN,

	/** In the form of an earlier version, which nobody signs. */
	OLDER,

	/** Something that is no registration lies under its key. */
	INVALID

}
