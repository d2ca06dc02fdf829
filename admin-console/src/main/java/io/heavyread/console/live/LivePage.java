package io.heavyread.console.live;

import java.util.Map;

import io.heavyread.console.fleet.FleetSnapshot;

/** Renders the changing parts of a page, on the renderer's thread. */
@FunctionalInterface
public interface LivePage {

	/** Return the parts by the name of their event. */
	Map<String, String> render(FleetSnapshot fleet);

}
