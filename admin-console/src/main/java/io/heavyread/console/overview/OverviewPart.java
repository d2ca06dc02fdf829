package io.heavyread.console.overview;

import java.util.Map;

/** Adds what another feature shows on the overview; must return at once. */
public interface OverviewPart {

	/** Add values for the template. */
	void add(Map<String, Object> values);

}
