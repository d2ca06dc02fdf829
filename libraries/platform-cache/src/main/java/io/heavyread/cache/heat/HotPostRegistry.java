package io.heavyread.cache.heat;

import java.util.List;

/** Where readers tell what they answer most. */
public interface HotPostRegistry {

	/**
	 * Tell the hottest posts of a reader in place of what was told before. Blocks for one
	 * round trip; fails with a {@link io.heavyread.protocol.StoreException} when the
	 * store does not answer.
	 */
	void publish(String reader, List<HotPost> hottest);

}
