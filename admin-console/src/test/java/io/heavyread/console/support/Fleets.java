package io.heavyread.console.support;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import io.heavyread.console.fleet.FleetSnapshot;
import io.heavyread.console.fleet.PeerStatus;
import io.heavyread.console.fleet.PeerView;
import io.heavyread.console.fleet.ReaderStatus;
import io.heavyread.console.fleet.ReaderView;
import io.heavyread.console.reader.ReaderAddress;
import io.heavyread.console.store.StoreSummary;
import io.heavyread.protocol.manage.ReaderState;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Fleets at one moment, made by hand. */
public final class Fleets {

	/** The moment. */
	public static final Instant NOW = Instant.parse("2026-03-04T12:00:00Z");

	private static final Instant SINCE = NOW.minusSeconds(90);

	private static final JsonMapper JSON = JsonMapper.builder()
		.disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
		.build();

	private static final PeerView PEER = peer(PeerStatus.HEALTHY, "");

	private Fleets() {
	}

	/** Return what a reader tells: its state, its position, and what else it counts. */
	public static ReaderState state(String state, long sequence, String more) {
		return JSON.readValue("{\"state\":\"" + state + "\",\"sequence\":" + sequence + more + "}", ReaderState.class);
	}

	/** Return a reader that has stood like this for 90 s, and last told this. */
	public static ReaderView reader(String id, ReaderStatus status, String cause, @Nullable ReaderState told) {
		return new ReaderView(id, id + ":8081", id + ":18081", null, status, SINCE, cause, told, NOW, NOW, 0,
				List.of());
	}

	/** Return a reader that is live at the sequence. */
	public static ReaderView live(String id, long sequence) {
		return reader(id, ReaderStatus.LIVE, "", state("LIVE", sequence, ""));
	}

	/** Return a reader of that status that is called where the stub listens. */
	public static ReaderView at(StubReader stub, ReaderStatus status) {
		ReaderAddress base = new ReaderAddress(stub.id(), stub.address(), URI.create("http://" + stub.address() + "/"));
		return new ReaderView(stub.id(), stub.address(), stub.address(), base, status, SINCE, "",
				state(status.name(), 7, ""), NOW, NOW, 0, List.of());
	}

	/** Return a fleet with what the store told of itself. */
	public static FleetSnapshot withStore(StoreSummary store, ReaderView... readers) {
		FleetSnapshot fleet = of(readers);
		return new FleetSnapshot(NOW, fleet.readers(), List.of(), store, List.of(), "", fleet.storeSince(), PEER, PEER,
				PEER);
	}

	/** Return a fleet whose store answers. */
	public static FleetSnapshot of(ReaderView... readers) {
		return of("", PEER, readers);
	}

	/** Return a fleet whose store does not answer. */
	public static FleetSnapshot withoutStore(ReaderView... readers) {
		return of("Redis cannot be reached.", PEER, readers);
	}

	/** Return a fleet with that gateway. */
	public static FleetSnapshot withGateway(PeerView gateway, ReaderView... readers) {
		return of("", gateway, readers);
	}

	private static FleetSnapshot of(String storeProblem, PeerView gateway, ReaderView... readers) {
		return new FleetSnapshot(NOW, List.of(readers), List.of(), null, List.of(), storeProblem,
				NOW.minus(Duration.ofSeconds(12)), PEER, PEER, gateway);
	}

	/** Return a part beside the readers. */
	public static PeerView peer(PeerStatus status, String problem) {
		return new PeerView("Gateway", status, problem, SINCE, NOW, List.of());
	}

}
