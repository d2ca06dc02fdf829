package io.heavyread.console.keys;

import java.util.List;

import io.heavyread.console.format.Tone;
import io.heavyread.console.support.Fleets;
import io.heavyread.console.web.Verdict;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Who holds what, of all places of a key. */
class KeyReportTests {

	private static final Verdict VERDICT = Verdict.of(Tone.LIVE, "", "");

	private static Copy copy(long version, @Nullable String body) {
		return new Copy(version, "c", 2, Fleets.NOW, "push", 1, body);
	}

	private static Place cached(String reader, long version) {
		return new Place.Cached(new Site(reader, "Live", false), copy(version, "{}"), Agreement.EQUAL, 0,
				NextAnswer.HIT);
	}

	private static KeyReport report(Place... places) {
		return new KeyReport("p", VERDICT, List.of(places), List.of(), "");
	}

	@Test
	void holders_areNamedOrCounted() {
		Place store = new Place.Committed(Site.STORE, copy(7, "{}"));
		KeyReport report = report(store, cached("r1", 7), cached("r2", 7), cached("r3", 6));
		assertThat(report.holders(7)).isEqualTo("Redis, 2 readers");
		assertThat(report.holders(6)).isEqualTo("r3");
		assertThat(report.holders(5)).isEmpty();
		assertThat(report(store).holders(7)).isEqualTo("Redis");
	}

	@Test
	void body_ofATombstone_isNone() {
		KeyReport report = report(new Place.Deleted(Site.STORE, copy(7, null)), cached("r1", 6));
		assertThat(report.bodies()).extracting((place) -> place.site().name()).containsExactly("r1");
		assertThat(report.withBody("redis")).isEmpty();
		assertThat(report.withBody("r1")).isPresent();
		assertThat(report.withBody("r2")).isEmpty();
	}

	@Test
	void title_namesThePlaceAndItsVersion() {
		assertThat(new Place.Committed(Site.STORE, copy(7, "{}")).title()).isEqualTo("Redis, 7");
		assertThat(cached("r1", 6).title()).isEqualTo("r1, 6");
		assertThat(new Place.Absent(new Site("r2", "Live", false), NextAnswer.LOADED).title()).isEqualTo("r2");
	}

}
