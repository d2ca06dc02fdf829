package io.heavyread.protocol.fleet;

import java.util.List;

/** The registered members; any thread may call. */
public interface Fleet {

	/**
	 * Return the readers and writers whose registration has not expired. Blocks for one
	 * round trip; fails with a {@link io.heavyread.protocol.StoreException} when the
	 * store does not answer.
	 */
	List<Member> members();

}
