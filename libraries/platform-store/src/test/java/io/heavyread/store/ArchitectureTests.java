package io.heavyread.store;

import io.heavyread.protocol.test.Architecture;
import org.junit.jupiter.api.Test;

/** The arrows between the packages of the writer's library. */
class ArchitectureTests {

	private static final String ROOT = "io.heavyread.store";

	private static final String PROTOCOL = "io.heavyread.protocol";

	private static final Architecture STORE = new Architecture(ROOT);

	@Test
	void store_knowsNothingOfReaders() {
		STORE.knowsNothingOf("io.heavyread.cache..", "io.heavyread.service..", "com.github.benmanes..");
	}

	@Test
	void api_knowsTheWordsOfTheProtocol() {
		STORE.onlyKnows(ROOT, PROTOCOL);
	}

	@Test
	void spring_isOutsideTheCore() {
		STORE.isKnownOnlyTo("org.springframework..", ROOT + ".boot");
		STORE.isKnownOnlyTo("io.micrometer..", ROOT + ".boot");
	}

	@Test
	void boot_isKnownToNobody() {
		STORE.isKnownOnlyTo(ROOT + ".boot", ROOT + ".boot");
	}

	@Test
	void packages_haveNoCycles() {
		STORE.hasNoCycles();
	}

}
