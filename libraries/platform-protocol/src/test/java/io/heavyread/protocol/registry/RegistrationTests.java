package io.heavyread.protocol.registry;

import io.heavyread.protocol.fleet.FleetSecret;
import io.heavyread.protocol.fleet.Member;
import io.heavyread.protocol.fleet.Proof;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class RegistrationTests {

	private static final FleetSecret SECRET = new FleetSecret("a-token");

	private static final Member MEMBER = new Member("reader", "reader-1", "10.0.0.1:80", "reader-1:18080", "LIVE",
			"00000000000000aa", 42, "00000000000000bb", 1_700_000_000_000L, Proof.PROVEN);

	private static final String TEXT = Registration.encode(MEMBER, 1_700_000_000_000L, SECRET);

	private static @Nullable Member decode(String text) {
		return Registration.decode("reader", "reader-1", text, SECRET);
	}

	@Test
	void registration_asItWasWritten_isProven() {
		assertThat(decode(TEXT)).isEqualTo(MEMBER);
		assertThat(TEXT.length()).isLessThan(Registration.MAX_LENGTH);
	}

	@ParameterizedTest
	@CsvSource({ "management=reader-1, management=10.6.6.6", "data=10.0.0.1, data=10.6.6.6", "seq=42, seq=43",
			"heartbeat=1700000000000, heartbeat=1700000000001", "state=LIVE, state=DRAINING" })
	void registration_thatWasChanged_isUnproven(String was, String is) {
		assertThat(decode(TEXT.replace(was, is))).extracting(Member::proof).isEqualTo(Proof.UNPROVEN);
	}

	@Test
	void registration_ofAnother_isUnproven() {
		assertThat(Registration.decode("reader", "reader-2", TEXT, SECRET)).extracting(Member::proof)
			.isEqualTo(Proof.UNPROVEN);
		assertThat(Registration.decode("writer", "reader-1", TEXT, SECRET)).extracting(Member::proof)
			.isEqualTo(Proof.UNPROVEN);
	}

	@Test
	void registration_withoutOrWithAnotherToken_isUnproven() {
		FleetSecret none = new FleetSecret(null);
		assertThat(decode(Registration.encode(MEMBER, 1, none))).extracting(Member::proof).isEqualTo(Proof.UNPROVEN);
		assertThat(Registration.decode("reader", "reader-1", TEXT, none)).extracting(Member::proof)
			.isEqualTo(Proof.UNPROVEN);
	}

	@Test
	void registration_withAFieldOfALaterVersion_isProven() {
		String unsigned = TEXT.substring(0, TEXT.lastIndexOf('\n')) + "\nlater=x";
		String signed = unsigned + "\nsignature=" + SECRET.sign("reader", "reader-1", unsigned);
		assertThat(decode(signed)).extracting(Member::proof).isEqualTo(Proof.PROVEN);
	}

	@ParameterizedTest
	@ValueSource(strings = { "seq=-1", "seq=9007199254740992", "seq=99999999999999999999", "seq=", "seq=x",
			"heartbeat=x", "epoch=aa", "chain=<b>", "state=<script>", "state=live", "data=", "data=10.0.0.1",
			"data=10.0.0.1:99999", "data=a b:80", "management=http://x:80", "management=x:80/y" })
	void registration_withAnImplausibleField_isNone(String field) {
		String name = field.substring(0, field.indexOf('='));
		assertThat(decode(TEXT.replaceAll("(?m)^" + name + "=.*$", field))).isNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "x", "=", "\n\n", "signature=", "role=writer" })
	void anythingElse_isNoRegistration(String text) {
		assertThat(decode(text)).isNull();
	}

	@Test
	void registration_thatIsTooLong_isNone() {
		assertThat(decode("filler=" + "x".repeat(1000) + "\n" + TEXT)).isNull();
	}

}
