package io.heavyread.cache.load;

import io.heavyread.cache.Load;
import io.heavyread.cache.load.LoadListener.Result;

/**
 * What became of an answer of the store.
 *
 * @param result how to count it
 * @param load what it says
 * @param reflects the version up to which it reflects every write, -1 if none
 * @param mayChange whether asking once more may tell more
 */
record InstalledLoad(Result result, Load load, long reflects, boolean mayChange) {

	static InstalledLoad unknown(Result result, String reason) {
		return new InstalledLoad(result, new Load.Unknown(reason), -1, false);
	}

	static InstalledLoad again(Result result, String reason) {
		return new InstalledLoad(result, new Load.Unknown(reason), -1, true);
	}

}
