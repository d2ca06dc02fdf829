package io.heavyread.spring;

import io.heavyread.protocol.test.Architecture;
import org.junit.jupiter.api.Test;

/** What the way in for other applications knows of the libraries. */
class ArchitectureTests {

	private static final Architecture STARTER = new Architecture("io.heavyread.spring");

	/** Their words, and what puts them together in a context. */
	@Test
	void starter_entersTheLibrariesByTheirDoors() {
		STARTER.onlyKnows("io.heavyread.spring", "io.heavyread.cache", "io.heavyread.cache.boot", "io.heavyread.store",
				"io.heavyread.store.boot", "io.heavyread.protocol", "io.heavyread.protocol.boot",
				"io.heavyread.protocol.fleet", "io.micrometer..", "org.springframework..");
	}

}
