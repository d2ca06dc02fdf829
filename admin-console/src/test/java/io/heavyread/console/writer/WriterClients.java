package io.heavyread.console.writer;

import java.time.Instant;
import java.util.List;

import io.heavyread.console.fleet.FleetSnapshot;
import io.heavyread.console.fleet.FleetWatch;
import io.heavyread.console.http.HttpCalls;
import io.heavyread.console.members.Addresses;
import io.heavyread.console.members.UnprovenMembersFactory;
import io.heavyread.console.support.Fleets;
import io.heavyread.console.support.Settings;
import io.heavyread.protocol.fleet.FleetSecret;
import io.heavyread.protocol.fleet.Member;
import io.heavyread.protocol.fleet.Proof;
import tools.jackson.databind.json.JsonMapper;

/** Clients of the writer for the tests of other packages. */
public final class WriterClients {

	private WriterClients() {
	}

	/** Return a client that writes through whoever the fleet names. */
	public static WriterClient of(FleetWatch fleet) {
		return new WriterClient(fleet, UnprovenMembersFactory.with(new FleetSecret("token")), new HttpCalls(),
				Addresses.ofThisMachine(), JsonMapper.builder().build(),
				Settings.of("writer-timeout=2s", "trace-wait=100ms"));
	}

	/** Return a fleet whose writer listens at that address. */
	public static FleetSnapshot fleet(String address, Proof proof) {
		return fleet(List.of(new Member(Member.WRITER, "writer-1", address, address, "WRITABLE", "aa", 7, "cc",
				Instant.now().toEpochMilli(), proof)));
	}

	/** Return a fleet with these writers. */
	public static FleetSnapshot fleet(List<Member> writers) {
		FleetSnapshot fleet = Fleets.of();
		return new FleetSnapshot(fleet.at(), List.of(), writers, null, List.of(), "", fleet.storeSince(),
				fleet.writer(), fleet.redis(), fleet.gateway());
	}

}
