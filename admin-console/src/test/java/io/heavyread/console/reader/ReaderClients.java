package io.heavyread.console.reader;

import io.heavyread.console.http.HttpCalls;
import io.heavyread.console.support.Settings;
import io.heavyread.console.support.StubReader;
import io.heavyread.protocol.fleet.FleetSecret;
import tools.jackson.databind.json.JsonMapper;

/** Clients of readers for the tests of other packages. */
public final class ReaderClients {

	private ReaderClients() {
	}

	/** Return one that knows the token of the stubs. */
	public static ReaderClient ofStubs() {
		return new ReaderClient(new HttpCalls(), JsonMapper.builder().build(), Settings.of("reader-timeout=2s"),
				new FleetSecret(StubReader.TOKEN));
	}

}
