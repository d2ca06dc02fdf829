package io.heavyread.service;

import io.heavyread.protocol.test.Architecture;
import org.junit.jupiter.api.Test;

/** The arrows between the packages that every service shares. */
class ArchitectureTests {

	private static final String ROOT = "io.heavyread.service";

	private static final Architecture SERVICE = new Architecture(ROOT);

	@Test
	void service_knowsNeitherReadersNorWriters() {
		SERVICE.knowsNothingOf("io.heavyread.cache..", "io.heavyread.store..");
	}

	@Test
	void web_knowsNothingOfBodies() {
		SERVICE.isKnownOnlyTo(ROOT + ".body", ROOT + ".body");
	}

	@Test
	void packages_haveNoCycles() {
		SERVICE.hasNoCycles();
	}

}
