package io.heavyread.protocol.fleet;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;

/**
 * Waits until readers have applied a write. Costs nothing for writes that nobody waits
 * for. Any thread may call; calls return at once.
 */
public interface Acknowledgements {

	/**
	 * Wait until every live reader reflects all writes up to the version, or the time is
	 * over. The stage does not fail: where the store cannot be asked, nobody has
	 * acknowledged.
	 * @return one entry for each reader that lived when the waiting began or ended, by id
	 */
	CompletionStage<List<Propagation>> await(long version, Duration timeout);

}
