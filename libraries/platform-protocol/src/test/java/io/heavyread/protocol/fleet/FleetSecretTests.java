package io.heavyread.protocol.fleet;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class FleetSecretTests {

	private final FleetSecret secret = new FleetSecret("a-token");

	/** Of {@code printf '…' | openssl dgst -sha256 -hmac a-token}. */
	@Test
	void managementKey_always_isTheDocumentedHmac() {
		assertThat(this.secret.managementKey("reader-1", "10.0.0.1:18080"))
			.isEqualTo("2e1d9bd8bc8b19c94b6cf8ebf742ba285d56f538b863858adabaf69a9dd02bb6");
	}

	@ParameterizedTest
	@CsvSource({ "reader-1, 10.0.0.2:18080", "reader-1, 10.0.0.1:18081", "reader-2, 10.0.0.1:18080",
			"reader-1, 10.0.0.1:1808" })
	void managementKey_ofAnotherReaderOrAddress_isAnother(String reader, String address) {
		assertThat(this.secret.managementKey(reader, address))
			.isNotEqualTo(this.secret.managementKey("reader-1", "10.0.0.1:18080"));
	}

	@Test
	void signature_ofSomethingElse_provesNothing() {
		String signature = String.valueOf(this.secret.sign("reader", "reader-1", "text"));
		assertThat(this.secret.isSigned("reader", "reader-1", "text", signature)).isTrue();
		assertThat(this.secret.isSigned("writer", "reader-1", "text", signature)).isFalse();
		assertThat(this.secret.isSigned("reader", "reader-2", "text", signature)).isFalse();
		assertThat(this.secret.isSigned("reader", "reader-1", "other", signature)).isFalse();
		assertThat(new FleetSecret("b-token").isSigned("reader", "reader-1", "text", signature)).isFalse();
	}

	@Test
	void withoutAToken_nothingIsSignedOrProven() {
		FleetSecret none = new FleetSecret(" ");
		assertThat(none.isKnown()).isFalse();
		assertThat(none.sign("reader", "reader-1", "text")).isNull();
		assertThat(none.managementKey("reader-1", "10.0.0.1:18080")).isNull();
		assertThat(none.isSigned("reader", "reader-1", "text", "")).isFalse();
	}

}
