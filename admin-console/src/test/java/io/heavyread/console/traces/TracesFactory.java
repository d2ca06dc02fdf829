package io.heavyread.console.traces;

import java.time.Clock;

import io.heavyread.console.fleet.FleetWatch;
import io.heavyread.console.live.LiveStreams;
import io.heavyread.console.reader.ReaderClients;

import static org.mockito.Mockito.mock;

/** Makes traces for the tests of other packages. */
public final class TracesFactory {

	private TracesFactory() {
	}

	/** Return the traces of a console that nobody looks at. */
	public static Traces of(FleetWatch fleet) {
		return new Traces(ReaderClients.ofStubs(), fleet, mock(LiveStreams.class), Clock.systemUTC());
	}

}
