package io.heavyread.cache;

import io.heavyread.protocol.test.Architecture;
import org.junit.jupiter.api.Test;

/** The arrows between the packages of the reader's library. */
class ArchitectureTests {

	private static final String ROOT = "io.heavyread.cache";

	private static final String PROTOCOL = "io.heavyread.protocol";

	private static final String WIRE = PROTOCOL + ".wire";

	private static final String SUPPORT = PROTOCOL + ".support";

	private static final Architecture CACHE = new Architecture(ROOT);

	@Test
	void cache_knowsNothingOfWriters() {
		CACHE.knowsNothingOf("io.heavyread.store..", "io.heavyread.service..");
	}

	@Test
	void api_knowsTheWordsOfTheProtocol() {
		CACHE.onlyKnows(ROOT, PROTOCOL);
	}

	@Test
	void source_isAPort() {
		CACHE.onlyKnows(ROOT + ".source", PROTOCOL, WIRE);
	}

	@Test
	void proof_knowsTheSourceAlone() {
		CACHE.onlyKnows(ROOT + ".proof", PROTOCOL, WIRE, ROOT + ".source");
	}

	@Test
	void feed_knowsItsSourceAndWhatIsProven() {
		CACHE.onlyKnows(ROOT + ".feed", ROOT, PROTOCOL, WIRE, SUPPORT, ROOT + ".source", ROOT + ".proof");
	}

	@Test
	void load_knowsTheFeedsPorts() {
		CACHE.onlyKnows(ROOT + ".load", ROOT, PROTOCOL, WIRE, SUPPORT, ROOT + ".source", ROOT + ".proof",
				ROOT + ".feed");
	}

	@Test
	void local_isTheOnlyImporterOfCaffeine() {
		CACHE.isKnownOnlyTo("com.github.benmanes..", ROOT + ".local");
		CACHE.onlyKnows(ROOT + ".local", ROOT, PROTOCOL, WIRE, ROOT + ".feed", "com.github.benmanes..");
	}

	@Test
	void redis_isTheOnlyImporterOfLettuce() {
		CACHE.isKnownOnlyTo("io.lettuce..", ROOT + ".redis");
		CACHE.isKnownOnlyTo(PROTOCOL + ".redis..", ROOT + ".redis", ROOT + ".boot");
	}

	@Test
	void spring_isOutsideTheCore() {
		CACHE.springIsKnownOnlyTo(ROOT + ".boot");
		CACHE.isKnownOnlyTo("io.micrometer..", ROOT + ".metrics");
	}

	@Test
	void boot_isKnownToNobody() {
		CACHE.isKnownOnlyTo(ROOT + ".boot", ROOT + ".boot");
	}

	@Test
	void packages_haveNoCycles() {
		CACHE.hasNoCycles();
	}

	@Test
	void time_comesThroughAClock() {
		CACHE.takesTimeFromAClock("FeedThread", ROOT, ROOT + ".feed", ROOT + ".load", ROOT + ".local");
	}

}
