package io.heavyread.console.fleet;

import java.util.List;

import io.heavyread.console.fleet.PeerView.Fact;
import io.heavyread.console.support.Fleets;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/** A part beside the readers. */
class PeerViewTests {

	private static PeerView view(PeerStatus status) {
		return Fleets.peer(status, "");
	}

	private static PeerView next(PeerView before, PeerStatus status) {
		return before.next(status, "", null, List.of(), Fleets.NOW);
	}

	@Test
	void time_goesOnWhileTheToneStays() {
		PeerView before = view(PeerStatus.REFUSES);
		assertThat(next(before, PeerStatus.LOST_WRITES).since()).isEqualTo(before.since());
		assertThat(next(before, PeerStatus.NO_ANSWER).since()).isEqualTo(Fleets.NOW);
		assertThat(next(before, PeerStatus.HEALTHY).since()).isEqualTo(Fleets.NOW);
	}

	@Test
	void unknown_isNoTrouble() {
		assertThat(view(PeerStatus.UNKNOWN).isTrouble()).isFalse();
		assertThat(view(PeerStatus.REFUSES).isTrouble()).isTrue();
		assertThat(view(PeerStatus.NO_ANSWER).isTrouble()).isTrue();
	}

	/** Clients of the API read these names. */
	@Test
	void json_hasToneAndLabelInPlaceOfTheStatus() {
		PeerView view = new PeerView("Redis", PeerStatus.NOT_ON_DISK, "why", Fleets.NOW, null,
				List.of(new Fact("Posts", "2")));
		JsonNode json = JsonMapper.builder().build().valueToTree(view);
		assertThat(json.propertyNames()).containsExactlyInAnyOrder("name", "tone", "label", "problem", "since",
				"answeredAt", "facts", "trouble");
		assertThat(json.path("tone").asString()).isEqualTo("warn");
		assertThat(json.path("label").asString()).isEqualTo("Not on disk");
	}

}
