package io.heavyread.protocol;

import io.heavyread.protocol.test.Architecture;
import org.junit.jupiter.api.Test;

/** The arrows between the packages of the protocol. */
class ArchitectureTests {

	private static final String ROOT = "io.heavyread.protocol";

	private static final Architecture PROTOCOL = new Architecture(ROOT);

	@Test
	void protocol_knowsNoOtherModule() {
		PROTOCOL.knowsNothingOf("io.heavyread.cache..", "io.heavyread.store..", "io.heavyread.service..");
	}

	@Test
	void root_knowsNobody() {
		PROTOCOL.onlyKnows(ROOT);
	}

	@Test
	void wire_isPure() {
		PROTOCOL.onlyKnows(ROOT + ".wire", ROOT);
	}

	@Test
	void fleet_isPure() {
		PROTOCOL.onlyKnows(ROOT + ".fleet", ROOT, ROOT + ".support");
	}

	@Test
	void documents_ofTheManagementPort_knowNobody() {
		PROTOCOL.onlyKnows(ROOT + ".manage", "com.fasterxml.jackson.annotation");
		PROTOCOL.isKnownOnlyTo("com.fasterxml.jackson..", ROOT + ".manage");
	}

	@Test
	void lettuce_isKnownToWhatSpeaksWithRedis() {
		PROTOCOL.isKnownOnlyTo("io.lettuce..", ROOT + ".redis..", ROOT + ".registry", ROOT + ".boot");
	}

	@Test
	void redis_doesNotKnowTheSentinels() {
		PROTOCOL.isKnownOnlyTo(ROOT + ".redis.sentinel", ROOT + ".redis.sentinel", ROOT + ".boot");
	}

	@Test
	void spring_isOutsideTheCore() {
		PROTOCOL.isKnownOnlyTo("org.springframework..", ROOT + ".boot");
		PROTOCOL.isKnownOnlyTo("io.micrometer..", ROOT + ".boot");
	}

	@Test
	void boot_isKnownToNobody() {
		PROTOCOL.isKnownOnlyTo(ROOT + ".boot", ROOT + ".boot");
	}

	@Test
	void packages_haveNoCycles() {
		PROTOCOL.hasNoCycles();
	}

	@Test
	void time_comesThroughAClock() {
		PROTOCOL.takesTimeFromAClock("", ROOT, ROOT + ".wire");
	}

}
