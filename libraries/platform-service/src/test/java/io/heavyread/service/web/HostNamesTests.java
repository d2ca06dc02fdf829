package io.heavyread.service.web;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Which hosts are a service's own. */
class HostNamesTests {

	private final HostNames names = HostNames.of(List.of("LocalHost", " 127.0.0.1", "[::1]", ""));

	@ParameterizedTest
	@ValueSource(strings = { "localhost", "LOCALHOST:1", "127.0.0.1", "127.0.0.1:9080", "[::1]", "[::1]:80" })
	void ownName_inAnyCaseAtAnyPort_isAllowed(String host) {
		assertThat(this.names.allow(host)).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "evil.example", "localhost.evil.example", "127.0.0.2", "::1", "[::2]:80", "", ":80" })
	void otherName_isNot(String host) {
		assertThat(this.names.allow(host)).isFalse();
		assertThat(HostNames.ANY.allow(host)).isTrue();
	}

	@Test
	void noNames_allowAny() {
		assertThat(HostNames.of(List.of())).isEqualTo(HostNames.ANY);
	}

}
