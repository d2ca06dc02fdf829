package io.heavyread.example.prices;

import java.util.Map;

import io.netty.util.Version;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What an application gets that imports the BOM and has none of the platform's poms. */
class VersionsTests {

	@Test
	void netty_isTheOneOfTheBom_withoutNativeTransport() {
		Map<String, Version> netty = Version.identify();
		assertThat(netty).containsKey("netty-common").doesNotContainKey("netty-transport-native-epoll");
		assertThat(netty.values()).extracting(Version::artifactVersion).containsOnly("4.2.18.Final");
	}

}
