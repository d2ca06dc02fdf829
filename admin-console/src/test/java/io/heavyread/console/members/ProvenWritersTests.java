package io.heavyread.console.members;

import java.util.List;

import io.heavyread.protocol.fleet.FleetSecret;
import io.heavyread.protocol.fleet.Member;
import io.heavyread.protocol.fleet.Proof;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Posts are sent to one who has proven that it knows the token, and to nobody else. */
class ProvenWritersTests {

	private static Member writer(String id, long heartbeat, Proof proof) {
		return new Member(Member.WRITER, id, "w:80", "w:18080", "WRITABLE", "aa", 7, "cc", heartbeat, proof);
	}

	private static String chosen(Member... writers) {
		return ProvenWriters.first(List.of(writers)).map(Member::id).orElse("");
	}

	@Test
	void first_byName_staysTheSame() {
		assertThat(chosen(writer("b", 10_000, Proof.PROVEN), writer("a", 9_000, Proof.PROVEN))).isEqualTo("a");
	}

	@Test
	void writerThatIsNotProven_isNeverChosen() {
		assertThat(chosen(writer("a", 10_000, Proof.UNPROVEN), writer("b", 9_000, Proof.PROVEN))).isEqualTo("b");
		assertThat(chosen(writer("a", 10_000, Proof.UNPROVEN), writer("b", 10_000, Proof.OLDER),
				writer("c", 10_000, Proof.INVALID)))
			.isEmpty();
	}

	/** Heartbeats are compared with each other: the console's clock may be wrong. */
	@Test
	void writerWhoseHeartbeatsEnded_isPassedOver() {
		assertThat(chosen(writer("a", 5_000, Proof.PROVEN), writer("b", 10_000, Proof.PROVEN))).isEqualTo("b");
		assertThat(chosen(writer("a", 5_001, Proof.PROVEN), writer("b", 10_000, Proof.PROVEN))).isEqualTo("a");
		assertThat(chosen(writer("a", 1, Proof.PROVEN))).isEqualTo("a");
	}

	/** Else whoever can write to the registry could end writing with one heartbeat. */
	@Test
	void heartbeatOfAWriterThatIsNotProven_makesNobodyOld() {
		assertThat(chosen(writer("a", 5_000, Proof.PROVEN), writer("x", 900_000, Proof.UNPROVEN))).isEqualTo("a");
	}

	@Test
	void reason_tellsWhoHasToDoSomething() {
		UnprovenMembers members = new UnprovenMembers(new FleetSecret("token"));
		assertThat(members.reason(writer("a", 1, Proof.UNPROVEN)))
			.isEqualTo("has not proven that it knows this console's platform.admin.token");
		assertThat(members.reason(writer("a", 1, Proof.OLDER))).contains("until it is upgraded");
		assertThat(members.reason(writer("a", 1, Proof.INVALID))).contains("cannot be read");
		assertThat(new UnprovenMembers(new FleetSecret(null)).reason(writer("a", 1, Proof.UNPROVEN)))
			.isEqualTo("cannot prove itself, because the console has no platform.admin.token");
	}

}
